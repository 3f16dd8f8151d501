import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Icon } from "@/components/ui/icon";
import type { OwningScope } from "@/lib/access/scope";
import type { UserGroup } from "@/lib/user-groups/model";
import { userGroupChoicesQuery } from "@/lib/user-groups/queries";
import { FormPart } from "./form-part";
import { searchOptions } from "./search-options";

/** With more groups than this there is a field to search in them. */
const maxUnsearched = 8;

interface GroupPickerProps {
  scope: OwningScope;
  chosen: readonly string[];
  error: string | undefined;
  onChange: (groups: string[]) => void;
  onCreate: () => void;
}

interface GroupRowProps {
  group: UserGroup;
  isChosen: boolean;
  onToggle: () => void;
}

function GroupRow({ group, isChosen, onToggle }: GroupRowProps) {
  const t = useTranslations("subscriptions");
  return (
    <li className="flex min-h-8 items-center gap-2 px-3 not-first:border-t not-first:border-line-soft max-sm:min-h-10">
      <Checkbox
        className="min-w-0 flex-1"
        checked={isChosen}
        onChange={onToggle}
        label={
          <span className="cut block" data-cut>
            {group.name}
          </span>
        }
      />
      <span className="num shrink-0 text-12 text-text-3">{t("people", { count: group.memberCount })}</span>
    </li>
  );
}

/** Who is told: one group or more. Another can be made without leaving. */
export function GroupPicker({ scope, chosen, error, onChange, onCreate }: GroupPickerProps) {
  const t = useTranslations("subscriptions");
  const common = useTranslations("common");
  const [text, setText] = useState("");
  const query = useQuery(userGroupChoicesQuery(scope));
  const groups = query.data ?? [];
  const found = searchOptions(groups, text, ({ name }) => [name]);
  // A group that somebody has deleted in the meantime can't be taken away by hand: it goes with the next choice.
  const present = query.data ? chosen.filter((id) => groups.some((group) => group.id === id)) : chosen;
  const toggle = (id: string) =>
    onChange(present.includes(id) ? present.filter((known) => known !== id) : [...present, id]);
  return (
    <FormPart
      field="userGroups"
      label={t("groups")}
      detail={present.length > 0 ? t("groupsChosen", { count: present.length }) : undefined}
      error={error}
      action={
        <Button kind="ghost" size="small" onClick={onCreate}>
          <Icon of={Plus} size={14} />
          {t("newGroup")}
        </Button>
      }
    >
      <div
        className={error ? "edge-fail overflow-hidden rounded-2" : "edge-control overflow-hidden rounded-2"}
      >
        {groups.length > maxUnsearched && (
          <input
            type="search"
            aria-label={t("findGroup")}
            placeholder={t("findGroup")}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && !event.ctrlKey && event.preventDefault()}
            className="h-8 w-full border-b border-line bg-transparent px-3 outline-none focus:shadow-[inset_0_0_0_1.5px_var(--accent)]"
          />
        )}
        <ul aria-label={t("groups")} className="m-px max-h-24 overflow-y-auto max-sm:max-h-62">
          {found.map((group) => (
            <GroupRow
              key={group.id}
              group={group}
              isChosen={present.includes(group.id)}
              onToggle={() => toggle(group.id)}
            />
          ))}
        </ul>
        <p role="status" className="px-3 text-text-3 not-empty:py-1.5">
          {query.isPending && common("loading")}
          {query.isError && t("groupsFailed")}
          {query.isSuccess && found.length === 0 && t(groups.length > 0 ? "noGroupFound" : "noGroupYet")}
        </p>
      </div>
    </FormPart>
  );
}
