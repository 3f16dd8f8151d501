"use client";

import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import type { ShellModel } from "./model";

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
export default function ProfileCard({ shell, hasFailed }: { shell: ShellModel; hasFailed: boolean }) {
  const t = useTranslations("shell");
  return (
    <div className="grid gap-3">
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
  );
}
