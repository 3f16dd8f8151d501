"use client";

import { useTranslations } from "next-intl";
import { Fragment } from "react";
import {
  deliveriesPath,
  eventsPath,
  isAtOrBelow,
  type OwningListScope,
  subscriptionsPath,
  userGroupsPath,
} from "@/lib/navigation/paths";
import type { ShellModel } from "./model";
import { NavigationLink } from "./navigation-link";
import { useListViews, ViewLinks } from "./view-links";

/** What a project, or the organization itself, has beside its events. */
export const ownedPages = [
  ["subscriptions", subscriptionsPath],
  ["userGroups", userGroupsPath],
  ["deliveries", deliveriesPath],
] as const;

interface OwnedLinksProps {
  shell: ShellModel;
  scope: OwningListScope;
  /** The path of the page, without its query. */
  pathname: string;
  onNavigate: (() => void) | undefined;
}

/** The pages below the open entry of the navigation. */
export function OwnedLinks({ shell, scope, pathname, onNavigate }: OwnedLinksProps) {
  const t = useTranslations("shell");
  const list = useListViews(scope, shell.savedViews, pathname);
  return (
    <div className="ml-3.75 border-l border-line pl-2.25">
      {([["events", eventsPath], ...ownedPages] as const).map(([name, pathOf]) => (
        <Fragment key={name}>
          <NavigationLink
            href={pathOf(scope)}
            label={t(name)}
            isCurrent={isAtOrBelow(pathname, pathOf(scope)) && (name !== "events" || list.opened === null)}
            level="sub"
            onNavigate={onNavigate}
          />
          {name === "events" && <ViewLinks {...list} scope={scope} onNavigate={onNavigate} />}
        </Fragment>
      ))}
    </div>
  );
}
