"use client";

import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { Logo } from "./logo";
import type { ShellModel } from "./model";

export function OrganizationSwitcher({ shell }: { shell: ShellModel }) {
  const t = useTranslations("shell");
  const { organization, organizations } = shell;
  const name = <span className="cut flex-1 text-left">{organization.name}</span>;
  const look = "flex h-8.5 w-full min-w-0 items-center gap-2.25 rounded-2 px-1.75 font-semibold";
  if (organizations.length < 2) {
    return (
      <p className={look}>
        <Logo />
        {name}
      </p>
    );
  }
  return (
    <Menu
      className={`press hover:bg-hover aria-expanded:bg-hover ${look}`}
      label={`${t("switchOrganization")}: `}
      entries={[
        { kind: "heading", label: t("organization") },
        ...organizations.map((item) => ({
          kind: "choice" as const,
          label: item.name,
          checked: item.slug === organization.slug,
          onSelect: () => window.location.assign(item.href),
        })),
      ]}
    >
      <Logo />
      {name}
      <Icon of={ChevronsUpDown} size={14} className="shrink-0 text-text-3" />
    </Menu>
  );
}
