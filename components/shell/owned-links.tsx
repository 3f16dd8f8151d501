"use client";

import { useTranslations } from "next-intl";
import {
  deliveriesPath,
  eventsPath,
  isAtOrBelow,
  type OwningListScope,
  subscriptionsPath,
  userGroupsPath,
} from "@/lib/navigation/paths";
import { NavigationLink } from "./navigation-link";

/** What a project, or the organization itself, has beside its events. */
export const ownedPages = [
  ["subscriptions", subscriptionsPath],
  ["userGroups", userGroupsPath],
  ["deliveries", deliveriesPath],
] as const;

interface OwnedLinksProps {
  scope: OwningListScope;
  /** The path of the page, without its query. */
  pathname: string;
  onNavigate: (() => void) | undefined;
}

/** The pages below the open entry of the navigation. */
export function OwnedLinks({ scope, pathname, onNavigate }: OwnedLinksProps) {
  const t = useTranslations("shell");
  return (
    <div className="ml-3.75 border-l border-line pl-2.25">
      {([["events", eventsPath], ...ownedPages] as const).map(([name, pathOf]) => (
        <NavigationLink
          key={name}
          href={pathOf(scope)}
          label={t(name)}
          isCurrent={isAtOrBelow(pathname, pathOf(scope))}
          level="sub"
          onNavigate={onNavigate}
        />
      ))}
    </div>
  );
}
