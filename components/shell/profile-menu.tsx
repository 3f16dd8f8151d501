"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { Popover } from "@/components/ui/popover";
import { Tag } from "@/components/ui/tag";
import type { ShellModel } from "./model";

const loadCard = () => import("./profile-card");
const ProfileCard = lazy(loadCard);

/** The first letters of the first and last word, or one syllable block where the name has no spaces. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = Array.from(words[0] ?? "")[0] ?? "";
  const last = words.length > 1 ? (Array.from(words.at(-1) ?? "")[0] ?? "") : "";
  return (first + last).toUpperCase();
}

export function ProfileMenu({ shell }: { shell: ShellModel }) {
  const t = useTranslations("shell");
  const { viewer } = shell;
  const role = viewer.organizationRoles[0] ?? viewer.projects.flatMap((project) => project.roles)[0];
  return (
    <Popover
      className={buttonClass("ghost", "normal", "touch gap-2! px-1.5! text-text!")}
      label={`${t("profile")}: `}
      title={t("profile")}
      align="end"
      onNear={() => void loadCard()}
      content={() => (
        <Suspense>
          <ProfileCard shell={shell} />
        </Suspense>
      )}
    >
      <span
        aria-hidden
        className="grid size-6 place-items-center rounded-full bg-active text-[10px] leading-none font-semibold text-text-2"
      >
        {initialsOf(viewer.name)}
      </span>
      <span className="max-lg:sr-only">{viewer.name}</span>
      {role && <Tag className="max-xl:hidden">{t(`role.${role}`)}</Tag>}
    </Popover>
  );
}
