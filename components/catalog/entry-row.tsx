import { ChevronRight } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { CatalogEvent } from "@/lib/catalog/contract";
import type { LocalizedName } from "@/lib/catalog/model";
import { columnClasses, type EntryColumn, rowClass } from "./column-classes";
import { EntryDetails } from "./entry-details";
import { EntryStatus } from "./entry-status";
import { matchedOtherName } from "./matched-other-name";
import { useNameLocale } from "./use-name-locale";

export interface EntryRowProps {
  path: Route;
  entry: CatalogEvent;
  names: { service: LocalizedName; resourceType: LocalizedName };
  /** What was searched for. */
  words: string;
  isOpen: boolean;
  onToggle: () => void;
}

const cellClass = (column: EntryColumn, extra?: string) =>
  classNames("min-w-0", columnClasses[column], extra);
/** In a block these follow each other in one line of hints. */
const hintClass = (column: EntryColumn) =>
  cellClass(column, "cut @max-[560px]:text-12 @max-[560px]:text-text-3 @min-[560px]:text-text-2");

const nameButtonClass = classNames(
  "min-w-0 text-left font-medium outline-none @min-[560px]:cut",
  "after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2",
  "focus-visible:after:outline-accent",
);

/** The name is the button that unfolds the entry, and reaches over the whole row. */
function NameCell({ entry, words, isOpen, onToggle, details }: EntryRowProps & { details: string }) {
  const locale = useNameLocale();
  const otherName = matchedOtherName(entry.name, locale, words);
  return (
    <td className={cellClass("name", "flex items-center gap-1 @max-[560px]:flex-[1_1_60%]")}>
      <Icon
        of={ChevronRight}
        size={12}
        className={classNames("shrink-0 text-text-3", isOpen && "rotate-90")}
      />
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? details : undefined}
        onClick={onToggle}
        className={nameButtonClass}
        data-cut
      >
        {entry.name[locale]}
      </button>
      {otherName && <span className="cut shrink-2 text-text-3">{otherName}</span>}
    </td>
  );
}

/** One entry, and below it, while it is unfolded, what the catalog knows of it. */
export function EntryRow(props: EntryRowProps) {
  const { path, entry, names, isOpen } = props;
  const t = useTranslations("catalog");
  const locale = useNameLocale();
  const details = useId();
  return (
    <>
      <tr
        data-entry
        className={classNames(
          rowClass,
          "relative text-row [content-visibility:auto] hover:bg-hover",
          "@max-[560px]:py-2 @max-[560px]:leading-5 @max-[560px]:[contain-intrinsic-height:auto_80px]",
          "@min-[560px]:h-8.5 @min-[560px]:[contain-intrinsic-height:34px]",
          isOpen ? "bg-accent-soft shadow-[inset_2px_0_var(--accent)]" : "border-b border-line-soft",
        )}
      >
        <NameCell {...props} details={details} />
        <td className={cellClass("code", "@max-[560px]:order-1 @max-[560px]:w-full @max-[560px]:pl-4")}>
          <span data-cut className="code block text-text-2 @min-[560px]:cut">
            {entry.event}
          </span>
        </td>
        <td className={classNames(hintClass("service"), "@max-[560px]:order-2 @max-[560px]:pl-4")} data-cut>
          {names.service[locale]}
        </td>
        <td className={classNames(hintClass("resourceType"), "@max-[560px]:order-2")} data-cut>
          {names.resourceType[locale]}
        </td>
        <td className={classNames(hintClass("scope"), "@max-[560px]:order-2")}>
          {t(`scopes.${entry.scope}`)}
        </td>
        <td className={classNames(hintClass("subscribable"), "@max-[560px]:order-2")}>
          <span className="@min-[560px]:sr-only">{t("subscribable")} </span>
          <span className={entry.subscribable ? undefined : "text-text-3"}>
            {t(entry.subscribable ? "yes" : "no")}
          </span>
        </td>
        <td className={cellClass("status", "flex items-center gap-1.5")}>
          <EntryStatus path={path} entry={entry} />
        </td>
      </tr>
      {isOpen && <EntryDetails id={details} path={path} entry={entry} names={names} />}
    </>
  );
}
