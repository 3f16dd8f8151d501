"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { Tag } from "@/components/ui/tag";
import type { ShellModel } from "./model";

const ProfileCard = lazy(() => import("./profile-card"));

/** The first letters of the first and last word, or one syllable block where the name has no spaces. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = Array.from(words[0] ?? "")[0] ?? "";
  const last = words.length > 1 ? (Array.from(words.at(-1) ?? "")[0] ?? "") : "";
  return (first + last).toUpperCase();
}

export function ProfileMenu({ shell }: { shell: ShellModel }) {
  const t = useTranslations("shell");
  const [hasFailed, setFailed] = useState(false);
  const { viewer } = shell;
  const leave = (where: "here" | "everywhere") => {
    setFailed(false);
    import("./sign-out").then(({ signOut }) => signOut(where)).catch(() => setFailed(true));
  };
  const role = viewer.organizationRoles[0] ?? viewer.projects.flatMap((project) => project.roles)[0];
  return (
    <Menu
      className={buttonClass("ghost", "normal", "gap-2! px-1.5! text-text!")}
      label={`${t("profile")}: ${viewer.name}`}
      align="end"
      entries={[
        {
          kind: "note",
          content: (
            <Suspense>
              <ProfileCard shell={shell} hasFailed={hasFailed} />
            </Suspense>
          ),
        },
        { kind: "separator" },
        {
          kind: "item",
          label: t("signOut"),
          icon: <Icon of={LogOut} size={14} />,
          onSelect: () => leave("here"),
        },
        {
          kind: "item",
          label: t("signOutEverywhere"),
          icon: <Icon of={LogOut} size={14} />,
          onSelect: () => leave("everywhere"),
        },
      ]}
    >
      <span
        aria-hidden
        className="grid size-6 place-items-center rounded-full bg-active text-[10px] leading-none font-semibold text-text-2"
      >
        {initialsOf(viewer.name)}
      </span>
      <span className="max-lg:hidden">{viewer.name}</span>
      {role && <Tag className="max-xl:hidden">{t(`role.${role}`)}</Tag>}
    </Menu>
  );
}
