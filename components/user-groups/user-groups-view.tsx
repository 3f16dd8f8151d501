"use client";

import { Plus } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { SearchField } from "@/components/ui/search-field";
import type { OwningScope } from "@/lib/access/scope";
import type { UserGroup } from "@/lib/user-groups/model";
import { emptyGroupForm, formOfGroup, type GroupForm } from "./group-form";
import { GroupList } from "./group-list";
import { readSearch } from "./read-search";

const loadDialog = () => import("./group-dialog");
const GroupDialog = lazy(loadDialog);
const DeleteGroupDialog = lazy(() => import("./delete-group-dialog"));

export interface UserGroupsViewProps {
  scope: OwningScope;
  /** The project's name, or the organization's. */
  scopeName: string;
  canManage: boolean;
}

/** What stands over the list. */
type Opened = { kind: "new" } | { kind: "edit" | "delete"; group: UserGroup };

const newDraft = "new";

function Dialogs({
  scope,
  opened,
  onClose,
  onDeleted,
}: {
  scope: OwningScope;
  opened: Opened | null;
  onClose: () => void;
  onDeleted: (group: string) => void;
}) {
  // By group: closing by mistake loses nothing, saving and cancelling do.
  const [drafts, setDrafts] = useState<Readonly<Record<string, GroupForm>>>({});
  if (opened === null) return null;
  if (opened.kind === "delete") {
    const { group } = opened;
    const forget = () => onDeleted(group.id);
    return <DeleteGroupDialog scope={scope} group={group} onClose={onClose} onDeleted={forget} />;
  }
  const group = opened.kind === "edit" ? opened.group : null;
  const key = group?.id ?? newDraft;
  return (
    <GroupDialog
      key={key}
      scope={scope}
      group={group}
      form={drafts[key] ?? (group ? formOfGroup(group) : emptyGroupForm)}
      onChange={(form) => setDrafts((all) => ({ ...all, [key]: form }))}
      onClose={onClose}
      onDone={() => {
        setDrafts(({ [key]: _, ...others }) => others);
        onClose();
      }}
    />
  );
}

/** The user groups of a project, or of the organization itself: who can be told of events. */
export function UserGroupsView({ scope, scopeName, canManage }: UserGroupsViewProps) {
  const t = useTranslations("user-groups");
  const pathname = usePathname();
  const q = readSearch(useSearchParams().get("q"));
  const [opened, setOpened] = useState<Opened | null>(null);
  const [deleted, setDeleted] = useState<string | null>(null);
  const search = (next: string) => {
    const query = next === "" ? "" : `?${new URLSearchParams({ q: next })}`;
    window.history.replaceState(null, "", `${pathname}${query}`);
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-3 px-6 pt-4 pb-3 max-sm:px-3">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-16 font-semibold">{t("title")}</h1>
          <p className="wrap-anywhere text-text-2">{t(`lead.${scope.kind}`, { name: scopeName })}</p>
        </div>
        {canManage && (
          <Button
            kind="primary"
            className="max-sm:h-10"
            onPointerEnter={() => void loadDialog()}
            onFocus={() => void loadDialog()}
            onClick={() => setOpened({ kind: "new" })}
          >
            <Icon of={Plus} size={14} />
            {t("newGroup")}
          </Button>
        )}
        <div className="w-full">
          <SearchField isMain label={t("search")} value={q} onChange={search} className="max-w-90" />
        </div>
      </header>
      <GroupList
        scope={scope}
        q={q}
        canManage={canManage}
        deleted={deleted}
        onEdit={(group) => setOpened({ kind: "edit", group })}
        onDelete={(group) => setOpened({ kind: "delete", group })}
        onClearSearch={() => search("")}
      />
      <Suspense>
        <Dialogs scope={scope} opened={opened} onClose={() => setOpened(null)} onDeleted={setDeleted} />
      </Suspense>
    </div>
  );
}
