"use client";

import { useQuery } from "@tanstack/react-query";
import { Bookmark, Users } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type EventListScope, eventsPath, savedViewPath } from "@/lib/navigation/paths";
import type { SavedView } from "@/lib/saved-views/model";
import { savedViewsQuery } from "@/lib/saved-views/queries";
import { viewsOfList } from "@/lib/saved-views/views-of-list";
import { NavigationLink } from "./navigation-link";

interface ListViews {
  views: readonly SavedView[];
  /** The id of the one that is open; null where the page is another. */
  opened: string | null;
}

/** The views of a list; `known` are those of the organization, as the page came. */
export function useListViews(
  scope: EventListScope,
  known: readonly SavedView[],
  pathname: string,
): ListViews {
  const named = useSearchParams().get("view");
  const { data } = useQuery(savedViewsQuery(scope.organization, known));
  const views = viewsOfList(data, scope);
  const isOpen = pathname === eventsPath(scope) && views.some(({ id }) => id === named);
  return { views, opened: isOpen ? named : null };
}

interface ViewLinksProps extends ListViews {
  scope: EventListScope;
  onNavigate: (() => void) | undefined;
}

/** The views of the list that is open, below it: the person's own and shared ones. */
export function ViewLinks({ scope, views, opened, onNavigate }: ViewLinksProps) {
  const t = useTranslations("shell");
  if (views.length === 0) return null;
  return (
    <ul aria-label={t("savedViews")} className="ml-3.75 flex flex-col gap-px">
      {views.map((view) => (
        <li key={view.id}>
          <NavigationLink
            href={savedViewPath(scope, view)}
            icon={view.isShared ? Users : Bookmark}
            label={view.name}
            isCurrent={view.id === opened}
            level="sub"
            onNavigate={onNavigate}
          />
        </li>
      ))}
    </ul>
  );
}
