import { ChevronRight, Pencil, Trash2, UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Tag } from "@/components/ui/tag";
import type { OwningScope } from "@/lib/access/scope";
import type { UserGroup } from "@/lib/user-groups/model";
import { GroupDetails } from "./group-details";

/** From 640 px on a line of a grid; below, a block of a few lines. */
export const groupRowClass = (canManage: boolean) =>
  classNames(
    "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-6 max-sm:px-3",
    canManage
      ? "@min-[640px]/list:grid-cols-[minmax(0,1.2fr)_116px_minmax(0,1.6fr)_minmax(0,1.2fr)_64px]"
      : "@min-[640px]/list:grid-cols-[minmax(0,1.2fr)_116px_minmax(0,1.6fr)_minmax(0,1.2fr)]",
  );

export interface GroupRowProps {
  scope: OwningScope;
  group: UserGroup;
  canManage: boolean;
  onEdit: () => void;
  onDelete: () => void;
}

/** Names that a row shows of those who are in a group; the rest is counted before them. */
const maxNames = 12;

/** A fact of a group; in a block it names itself. */
function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <td
      data-cut
      className="min-w-0 text-text-2 @max-[640px]/list:col-span-2 @max-[640px]/list:grid @max-[640px]/list:grid-cols-[96px_minmax(0,1fr)] @max-[640px]/list:items-baseline @max-[640px]/list:gap-3 @max-[640px]/list:py-0.5 @max-[640px]/list:pl-5"
    >
      <span aria-hidden className="text-12 text-text-3 @min-[640px]/list:hidden">
        {label}
      </span>
      {children}
    </td>
  );
}

function People({ group }: { group: UserGroup }) {
  const t = useTranslations("user-groups");
  if (group.memberCount === 0) {
    return (
      <span className="flex">
        <Tag tone="warn">
          <Icon of={UserX} size={12} />
          {t("nobody")}
        </Tag>
      </span>
    );
  }
  return (
    <span className="cut block">
      <span className="num">{t("people", { count: group.memberCount })}</span>
      <span className="text-text-3">
        {" "}
        ·{" "}
        {group.members
          .slice(0, maxNames)
          .map(({ name }) => name)
          .join(", ")}
      </span>
    </span>
  );
}

function Acts({ group, onEdit, onDelete }: GroupRowProps) {
  const t = useTranslations("user-groups");
  const { name } = group;
  return (
    <td className="flex justify-end gap-0.5 @min-[640px]/list:order-1">
      <IconButton label={t("editNamed", { name })} className="max-sm:size-10!" onClick={onEdit}>
        <Icon of={Pencil} size={14} />
      </IconButton>
      <IconButton label={t("deleteNamed", { name })} className="max-sm:size-10!" onClick={onDelete}>
        <Icon of={Trash2} size={14} />
      </IconButton>
    </td>
  );
}

/** One group, and below it, while it is unfolded, everybody in it and every subscription that tells it. */
export function GroupRow(props: GroupRowProps) {
  const { scope, group, canManage } = props;
  const t = useTranslations("user-groups");
  const details = useId();
  const [isOpen, setOpen] = useState(false);
  const { name, kind, subscriptions } = group;
  return (
    <>
      <tr
        data-group={group.id}
        className={classNames(
          groupRowClass(canManage),
          "text-row @max-[640px]/list:py-2 @max-[640px]/list:leading-5 @min-[640px]/list:h-11",
          isOpen
            ? "bg-accent-soft shadow-[inset_2px_0_var(--accent)]"
            : "border-b border-line-soft hover:bg-hover",
        )}
      >
        <th scope="row" className="min-w-0 text-left font-medium">
          <button
            type="button"
            data-cut
            aria-expanded={isOpen}
            aria-controls={isOpen ? details : undefined}
            onClick={() => setOpen(!isOpen)}
            className="-ml-1 flex w-full min-w-0 items-center gap-1.5 rounded-1 px-1 text-left hover:text-accent max-sm:min-h-10"
          >
            <Icon
              of={ChevronRight}
              size={12}
              className={classNames("shrink-0 text-text-3", isOpen && "rotate-90")}
            />
            <span className="cut">{name}</span>
          </button>
        </th>
        {canManage && <Acts {...props} />}
        <Fact label={t("column.kind")}>
          <span className="cut block">{t(`kinds.${kind}`)}</span>
        </Fact>
        <Fact label={t("column.members")}>
          <People group={group} />
        </Fact>
        <Fact label={t("column.subscriptions")}>
          {subscriptions.length === 0 ? (
            <span className="text-text-3">—</span>
          ) : (
            <span className="cut block">{subscriptions.map((item) => item.name).join(", ")}</span>
          )}
        </Fact>
      </tr>
      {isOpen && <GroupDetails id={details} scope={scope} group={group} />}
    </>
  );
}
