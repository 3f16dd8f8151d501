"use client";

import { Check, Link as LinkIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { useCopy } from "@/components/ui/use-copy";
import { useShortcuts } from "@/components/ui/use-shortcuts";

interface CopyLinkProps {
  href: () => string;
  look: "button" | "icon";
  shortcut?: "c";
  /** What the key copies, where that is another link; null leaves the key to others. */
  hrefByKey?: () => string | null;
}

export function CopyLink({ href, look, shortcut, hrefByKey = href }: CopyLinkProps) {
  const t = useTranslations("events");
  const { last, copy } = useCopy();
  const label = last ? t(last.isCopied ? "linkCopied" : "copyFailed") : t("copyLink");
  const icon = <Icon of={last?.isCopied ? Check : LinkIcon} size={14} />;
  const onClick = () => copy("link", href());
  const onKey = () => {
    const link = hrefByKey();
    return link === null ? false : copy("link", link);
  };
  useShortcuts(shortcut ? { [shortcut]: onKey } : {});
  return (
    <>
      {look === "icon" ? (
        <IconButton
          label={label}
          {...(shortcut ? { shortcut } : {})}
          className="max-sm:size-10!"
          onClick={onClick}
        >
          {icon}
        </IconButton>
      ) : (
        <Button
          kind="ghost"
          size="small"
          className="touch max-sm:size-10! max-sm:px-0!"
          data-tip={label}
          onClick={onClick}
        >
          {icon}
          <span className="max-sm:sr-only">{label}</span>
        </Button>
      )}
      <span role="status" className="sr-only">
        {last ? label : ""}
      </span>
    </>
  );
}
