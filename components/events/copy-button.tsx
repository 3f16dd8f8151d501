"use client";

import { Check, Link as LinkIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { useShortcuts } from "@/components/ui/use-shortcuts";

/** How long the button says that it is done. */
const doneForMs = 1_600;

/** Copies a text and says so in its own place; where the browser refuses, it says that. */
export function useCopied() {
  const [state, setState] = useState<"idle" | "done" | "failed">("idle");
  const copy = (text: string) =>
    navigator.clipboard
      .writeText(text)
      .then(
        () => setState("done"),
        () => setState("failed"),
      )
      .finally(() => window.setTimeout(() => setState("idle"), doneForMs));
  return { state, copy };
}

interface CopyLinkProps {
  href: () => string;
  look: "button" | "icon";
  /** The key that does the same: of what is opened, not of a whole list. */
  shortcut?: "c";
}

export function CopyLink({ href, look, shortcut }: CopyLinkProps) {
  const t = useTranslations("events");
  const { state, copy } = useCopied();
  const label = { idle: t("copyLink"), done: t("linkCopied"), failed: t("copyFailed") }[state];
  const icon = <Icon of={state === "done" ? Check : LinkIcon} size={14} />;
  const onClick = () => void copy(href());
  useShortcuts(shortcut ? { [shortcut]: onClick } : {});
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
        <Button kind="ghost" size="small" className="touch" onClick={onClick}>
          {icon}
          {label}
        </Button>
      )}
      <span role="status" className="sr-only">
        {state === "idle" ? "" : label}
      </span>
    </>
  );
}
