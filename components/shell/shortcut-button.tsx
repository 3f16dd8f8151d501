"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { useGoToPage } from "@/components/ui/page-transition";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { firstPagePath } from "@/lib/navigation/home-path";
import { catalogPath, eventsPath, subscriptionsPath } from "@/lib/navigation/paths";
import type { ShellModel } from "./model";
import { openedProject } from "./opened-project";

const loadDialog = () => import("./shortcut-dialog");
const ShortcutDialog = lazy(loadDialog);

/** Opens the list of shortcuts, by itself or by `?`, and holds the keys that lead from page to page. */
export function ShortcutButton({ shell }: { shell: ShellModel }) {
  const t = useTranslations("shell");
  const go = useGoToPage();
  const [isOpen, setOpen] = useState(false);
  const organization = shell.organization.slug;
  const home = firstPagePath(organization, shell.pages);
  useShortcuts({
    "?": () => setOpen(true),
    "g e": () => (home ? go(home) : false),
    "g o": () => shell.pages.organizationEvents && go(eventsPath({ kind: "organization", organization })),
    "g c": () => go(catalogPath(organization)),
    "g s": () => {
      const { organizationSubscriptions, projects } = shell.pages;
      const opened = openedProject(shell, window.location.pathname);
      const project = opened ?? (organizationSubscriptions ? undefined : projects[0]);
      if (project) return go(subscriptionsPath({ kind: "project", organization, project: project.slug }));
      return organizationSubscriptions && go(subscriptionsPath({ kind: "organization", organization }));
    },
  });
  return (
    <>
      <button
        type="button"
        aria-label={t("shortcuts")}
        aria-keyshortcuts="?"
        data-tip={t("shortcuts")}
        className="touch grid size-6 place-items-center rounded-2 hover:bg-hover"
        onPointerEnter={loadDialog}
        onClick={() => setOpen(true)}
      >
        <Kbd>?</Kbd>
      </button>
      {isOpen && (
        <Suspense>
          <ShortcutDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
