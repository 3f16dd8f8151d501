import { ChevronRight } from "lucide-react";
import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { CatalogEvent } from "@/lib/catalog/contract";
import type { LocalizedName } from "@/lib/catalog/model";
import type { EntryColumn, EntryLayout } from "./column-classes";
import { EntryDetails } from "./entry-details";
import { EntryStatus } from "./entry-status";
import { EventCode } from "./event-code";
import { matchedOtherName } from "./matched-other-name";

export interface EntryRowProps {
  path: Route;
  entry: CatalogEvent;
  names: { service: LocalizedName; resourceType: LocalizedName };
  layout: EntryLayout;
  /** What was searched for. */
  words: string;
  isOpen: boolean;
  onToggle: () => void;
}

const nameButtonClass = classNames(
  "min-w-0 text-left font-medium outline-none @min-[560px]:cut @min-[560px]:shrink-[2]",
  "after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2",
  "focus-visible:after:outline-accent",
);

/** The name is the button that unfolds the entry, and reaches over the whole row. */
function NameCell(props: EntryRowProps & { details: string }) {
  const { entry, layout, words, isOpen, onToggle, details } = props;
  const locale = useLocale();
  const otherName = matchedOtherName(entry.name, locale, words);
  return (
    <td
      className={classNames(
        "flex min-w-0 items-center gap-1 @max-[560px]:flex-[1_1_60%]",
        layout.columns.name,
      )}
    >
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
      {otherName && <span className="cut font-normal text-text-3">{otherName}</span>}
    </td>
  );
}

const firstHints: readonly EntryColumn[] = ["service"];

/** What stands in columns of its own, and in a block in one line of hints. */
function FactCells({ entry, names, layout }: EntryRowProps) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const facts: [EntryColumn, string][] = [
    ["service", names.service[locale]],
    ["resourceType", names.resourceType[locale]],
    ["scope", t(`scopes.${entry.scope}`)],
    ["subscribable", t(entry.subscribable ? "yes" : "no")],
  ];
  return facts.map(([column, text]) => (
    <td
      key={column}
      data-cut
      className={classNames(
        "cut text-text-2 @max-[560px]:order-2 @max-[560px]:text-12 @max-[560px]:text-text-3",
        firstHints.includes(column)
          ? "@max-[560px]:pl-4"
          : "@max-[560px]:before:mr-1.5 @max-[560px]:before:content-['·']",
        column === "subscribable" && !entry.subscribable && "text-text-3!",
        layout.columns[column],
      )}
    >
      {column === "subscribable" && <span className="@min-[560px]:hidden">{t("subscribable")} </span>}
      {text}
    </td>
  ));
}

/** One entry, and below it, while it is unfolded, what the catalog knows of it. */
export function EntryRow(props: EntryRowProps) {
  const { path, entry, names, layout, isOpen } = props;
  const details = useId();
  return (
    <>
      <tr
        data-entry
        className={classNames(
          layout.row,
          "relative text-row [content-visibility:auto] hover:bg-hover",
          "@max-[560px]:py-2 @max-[560px]:leading-5 @max-[560px]:[contain-intrinsic-height:auto_80px]",
          "@min-[560px]:h-8.5 @min-[560px]:[contain-intrinsic-height:34px]",
          isOpen ? "bg-accent-soft shadow-[inset_2px_0_var(--accent)]" : "border-b border-line-soft",
        )}
      >
        <NameCell {...props} details={details} />
        <td
          className={classNames(
            "flex min-w-0 items-center @max-[560px]:order-1 @max-[560px]:w-full @max-[560px]:pl-4",
            layout.columns.code,
          )}
        >
          <EventCode code={entry.event} />
        </td>
        <FactCells {...props} />
        <td
          className={classNames(
            "min-w-0 @max-[560px]:contents @min-[560px]:flex @min-[560px]:items-center @min-[560px]:gap-1.5",
            layout.columns.status,
          )}
        >
          <EntryStatus path={path} entry={entry} />
        </td>
      </tr>
      {isOpen && <EntryDetails id={details} path={path} entry={entry} names={names} />}
    </>
  );
}
