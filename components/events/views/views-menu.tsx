"use client";

import { useQuery } from "@tanstack/react-query";
import { Bookmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import type { MenuEntry } from "@/components/ui/menu-entry";
import type { EventListScope } from "@/lib/navigation/paths";
import type { SavedView } from "@/lib/saved-views/model";
import { savedViewsQuery } from "@/lib/saved-views/queries";
import { viewsOfList } from "@/lib/saved-views/views-of-list";
import type { EventsViewState } from "../use-events-view";
import type { ListAddressState } from "../use-list-address";
import { useChangeView } from "./use-change-view";
import { plainQuery, viewQuery } from "./view-query";

const ViewDialog = lazy(() => import("./view-dialog"));
const DeleteViewDialog = lazy(() => import("./delete-view-dialog"));

interface ViewsMenuProps {
  scope: EventListScope;
  view: Pick<EventsViewState, "address" | "columns">;
  /** The saved views of the organization, as the page came. */
  known: readonly SavedView[];
}

/** The list's views, the one that was opened, and whether the list is still what it keeps. */
function useViews({ scope, view: { address, columns }, known }: ViewsMenuProps) {
  const { data } = useQuery(savedViewsQuery(scope.organization, known));
  const views = viewsOfList(data, scope);
  const opened = views.find(({ id }) => id === address.savedView) ?? null;
  const shown = viewQuery(address.filters, address.view.layout);
  return {
    views,
    opened,
    isChanged: opened !== null && plainQuery(opened.query) !== shown,
    /** What saving keeps: the columns on show, also where the address leaves them to the browser. */
    queryNow: () => viewQuery(address.filters, columns.chosen),
  };
}

type Opens = "save" | "edit" | "delete";

interface EntriesOptions extends ReturnType<typeof useViews> {
  address: ListAddressState;
  change: ReturnType<typeof useChangeView>;
  onReplace: () => void;
  onOpen: (dialog: Opens) => void;
}

function useEntries({ views, opened, isChanged, address, change, onReplace, onOpen }: EntriesOptions) {
  const t = useTranslations("saved-views");
  const choice = (view: SavedView): MenuEntry => ({
    kind: "choice",
    label: view.name,
    detail: view.isOwn ? (view.isDefault ? t("default") : undefined) : view.owner,
    checked: view.id === opened?.id,
    onSelect: () => address.openView(view),
  });
  const ofOpened: MenuEntry[] = opened
    ? [
        { kind: "separator" },
        { kind: "heading", label: opened.name },
        ...(isChanged && opened.mayChange
          ? [{ kind: "item" as const, label: t("replaceLong"), onSelect: onReplace }]
          : []),
        {
          kind: "item",
          label: t(opened.isDefault ? "noDefault" : "makeDefault"),
          onSelect: () => change.mutate({ view: opened, patch: { isDefault: !opened.isDefault } }),
        },
        ...(opened.mayChange
          ? [
              { kind: "item" as const, label: t("edit"), onSelect: () => onOpen("edit") },
              { kind: "item" as const, label: t("deleteMenu"), onSelect: () => onOpen("delete") },
            ]
          : []),
      ]
    : [];
  return [
    ...(views.length > 0 ? [{ kind: "heading" as const, label: t("views") }, ...views.map(choice)] : []),
    ...(views.length > 0 ? [{ kind: "separator" as const }] : []),
    { kind: "item" as const, label: t("saveMenu"), onSelect: () => onOpen("save") },
    ...ofOpened,
  ];
}

/** Keeps the list under a name, opens what was kept, and says whether the list is still that. */
export function ViewsMenu(props: ViewsMenuProps) {
  const { scope, view } = props;
  const { address } = view;
  const t = useTranslations("saved-views");
  const state = useViews(props);
  const { opened, isChanged, queryNow } = state;
  const [dialog, setDialog] = useState<Opens | null>(null);
  const change = useChangeView(scope.organization);
  const onReplace = () => {
    if (!opened) return;
    const patch = { query: queryNow() };
    change.mutate({ view: opened, patch }, { onSuccess: address.becomeView });
  };
  const entries = useEntries({ ...state, address, change, onReplace, onOpen: setDialog });
  const close = () => setDialog(null);
  return (
    <>
      <Menu
        className={buttonClass(
          "ghost",
          "small",
          "min-w-0! max-w-48 shrink! max-sm:size-10! max-sm:min-w-10! max-sm:px-0!",
        )}
        label={opened ? `${t("view")}: ` : undefined}
        tip={opened?.name ?? t("views")}
        entries={entries}
      >
        <Icon of={Bookmark} size={14} className={opened ? "shrink-0 fill-current" : "shrink-0"} />
        <span data-cut className={opened ? "cut max-sm:sr-only" : "@max-[900px]/toolbar:sr-only"}>
          {opened?.name ?? t("views")}
        </span>
        {isChanged && <span className="font-normal text-text-3 max-sm:sr-only">{t("changed")}</span>}
      </Menu>
      {isChanged && opened?.mayChange && (
        <Button
          kind="ghost"
          size="small"
          className="@max-[1000px]/toolbar:hidden"
          disabled={change.isPending}
          onClick={onReplace}
        >
          {t("replace")}
        </Button>
      )}
      {change.isError && (
        <span role="alert" className="cut text-12 text-fail">
          {t("failed")}
        </span>
      )}
      <Suspense>
        {dialog === "save" && (
          <ViewDialog
            scope={scope}
            view={null}
            query={queryNow()}
            onClose={close}
            onSaved={address.becomeView}
          />
        )}
        {dialog === "edit" && opened && <ViewDialog scope={scope} view={opened} onClose={close} />}
        {dialog === "delete" && opened && (
          <DeleteViewDialog
            scope={scope}
            view={opened}
            onClose={close}
            onDeleted={() => address.openView(null)}
          />
        )}
      </Suspense>
    </>
  );
}
