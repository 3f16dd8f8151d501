"use client";

import { ChevronDown, ChevronRight, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { inputClass } from "@/components/ui/input-class";
import { eventsPath, isAtOrBelow, projectPath } from "@/lib/navigation/paths";
import type { ShellModel } from "./model";
import { NavigationLink } from "./navigation-link";
import { OwnedLinks } from "./owned-links";

interface ProjectListProps {
  shell: ShellModel;
  /** The path of the page, without its query. */
  pathname: string;
  onNavigate: (() => void) | undefined;
}

/** Switching into a project is an act of its own in the trail; the server records it while the page changes. */
function recordChoice(organization: string, project: string): void {
  const path = [organization, "projects", project, "choose"].map(encodeURIComponent).join("/");
  navigator.sendBeacon(`/api/v1/organizations/${path}`, new Blob([], { type: "application/json" }));
}

/** From this many on, a field narrows the list. */
const searchableFrom = 8;

export function ProjectList({ shell, pathname, onNavigate }: ProjectListProps) {
  const organization = shell.organization.slug;
  const { projects } = shell.pages;
  const t = useTranslations("shell");
  const [query, setQuery] = useState<string | null>(null);
  const wanted = query?.trim().toLowerCase() ?? "";
  const shown = projects.filter((project) =>
    `${project.name} ${project.slug}`.toLowerCase().includes(wanted),
  );
  return (
    <section aria-label={t("projects")}>
      <div className="mt-2.5 flex h-7 items-center justify-between pr-1 pl-2 text-11 font-medium text-text-3">
        <h2>{t("projects")}</h2>
        {projects.length >= searchableFrom && (
          <IconButton
            size="small"
            label={t("findProject")}
            aria-expanded={query !== null}
            onClick={() => setQuery(query === null ? "" : null)}
          >
            <Icon of={Search} size={14} />
          </IconButton>
        )}
      </div>
      {query !== null && (
        <input
          // biome-ignore lint/a11y/noAutofocus: the field was just asked for
          autoFocus
          aria-label={t("findProject")}
          placeholder={t("findProject")}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && setQuery(null)}
          className={inputClass("mb-1")}
        />
      )}
      <ul className="flex flex-col gap-px">
        {shown.map((project) => {
          const scope = { kind: "project", organization, project: project.slug } as const;
          const isOpen = isAtOrBelow(pathname, projectPath(organization, project.slug));
          return (
            <li key={project.slug}>
              <NavigationLink
                href={eventsPath(scope)}
                icon={isOpen ? ChevronDown : ChevronRight}
                label={project.name}
                isCurrent={false}
                tone={isOpen ? "loud" : "quiet"}
                onNavigate={() => {
                  if (!isOpen) recordChoice(organization, project.slug);
                  onNavigate?.();
                }}
              />
              {isOpen && (
                <OwnedLinks shell={shell} scope={scope} pathname={pathname} onNavigate={onNavigate} />
              )}
            </li>
          );
        })}
      </ul>
      {shown.length === 0 && <p className="px-2 py-1 text-12 text-text-3">{t("noProject")}</p>}
    </section>
  );
}
