"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { Tag } from "@/components/ui/tag";
import type { ShellModel } from "./model";
import { signOut } from "./sign-out";

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

/** Who is signed in, and what they are here: the roles of the organization and of each project. */
export default function ProfileCard({ shell }: { shell: ShellModel }) {
  const t = useTranslations("shell");
  const [hasFailed, setFailed] = useState(false);
  const leave = (where: "here" | "everywhere") => {
    setFailed(false);
    signOut(where).catch(() => setFailed(true));
  };
  const action = "press flex h-7.5 w-full items-center gap-2.25 rounded-[5px] px-2 text-left hover:bg-active";
  return (
    <div className="min-w-56">
      <div className="grid gap-3 p-3">
        <div>
          <p className="font-medium">{shell.viewer.name}</p>
          <p className="text-12 text-text-2">{shell.viewer.email}</p>
        </div>
        <Roles shell={shell} />
        {hasFailed && (
          <p role="alert" className="text-12 text-fail">
            {t("signOutFailed")}
          </p>
        )}
      </div>
      <div className="border-t border-line p-1.25">
        <button type="button" onClick={() => leave("here")} className={action}>
          <Icon of={LogOut} size={14} className="shrink-0 text-text-3" />
          {t("signOut")}
        </button>
        <button type="button" onClick={() => leave("everywhere")} className={action}>
          <Icon of={LogOut} size={14} className="shrink-0 text-text-3" />
          {t("signOutEverywhere")}
        </button>
      </div>
    </div>
  );
}
