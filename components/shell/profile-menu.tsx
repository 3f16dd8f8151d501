"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { Tag } from "@/components/ui/tag";
import type { ShellModel } from "./model";
import { signOut } from "./sign-out";

/** The first letters of the first and last word, or one syllable block where the name has no spaces. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = Array.from(words[0] ?? "")[0] ?? "";
  const last = words.length > 1 ? (Array.from(words.at(-1) ?? "")[0] ?? "") : "";
  return (first + last).toUpperCase();
}

function Roles({ shell }: { shell: ShellModel }) {
  const t = useTranslations("shell");
  const { viewer, organization } = shell;
  const own = viewer.projects.filter((project) => project.roles.length > 0);
  return (
    <dl className="grid max-w-80 gap-2.5 text-12">
      <div>
        <dt className="mb-1 text-text-3">{t("organizationRoles", { organization: organization.name })}</dt>
        <dd className="flex flex-wrap gap-1">
          {viewer.organizationRoles.map((role) => (
            <Tag key={role}>{t(`role.${role}`)}</Tag>
          ))}
          {viewer.organizationRoles.length === 0 && <span className="text-text-2">{t("noRoles")}</span>}
        </dd>
      </div>
      {own.length > 0 && (
        <div>
          <dt className="mb-1 text-text-3">{t("projectRoles")}</dt>
          {own.map((project) => (
            <dd key={project.name} className="flex min-h-6 flex-wrap items-center gap-1">
              <span className="cut mr-1">{project.name}</span>
              {project.roles.map((role) => (
                <Tag key={role}>{t(`role.${role}`)}</Tag>
              ))}
            </dd>
          ))}
        </div>
      )}
    </dl>
  );
}

export function ProfileMenu({ shell }: { shell: ShellModel }) {
  const t = useTranslations("shell");
  const [hasFailed, setFailed] = useState(false);
  const { viewer } = shell;
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
            <div className="grid gap-3">
              <div>
                <p className="font-medium">{viewer.name}</p>
                <p className="text-12 text-text-2">{viewer.email}</p>
              </div>
              <Roles shell={shell} />
              {hasFailed && (
                <p role="alert" className="text-12 text-fail">
                  {t("signOutFailed")}
                </p>
              )}
            </div>
          ),
        },
        { kind: "separator" },
        {
          kind: "item",
          label: t("signOut"),
          icon: <Icon of={LogOut} size={14} />,
          onSelect: () => {
            setFailed(false);
            signOut().catch(() => setFailed(true));
          },
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
