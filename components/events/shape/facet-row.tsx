import { Check, Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { OutcomeShape } from "@/components/ui/outcome-shape";
import { type Outcome, outcomes } from "@/lib/events/model";
import type { CountRelation, EventFacet } from "@/lib/events/stats-model";
import { formatCount } from "@/lib/shared/format-count";
import type { FacetRow } from "./facet-filters";

interface FacetRowViewProps {
  facet: EventFacet;
  row: FacetRow;
  relation: CountRelation;
  /** Of the most frequent value, 0 to 1. */
  share: number;
  tabIndexOf: (column: number) => 0 | -1;
  onOnly: () => void;
  onInclude: () => void;
  onExclude: () => void;
}

const outcomeLooks: Readonly<Record<Outcome, string>> = {
  success: "text-ok",
  failure: "text-fail",
  unknown: "text-text-3",
};

/** What the filters say of the value, never by colour alone. */
function StateMark({ state }: Pick<FacetRow, "state">) {
  const t = useTranslations("event-shape");
  if (state === null) return null;
  const isIncluded = state === "included";
  return (
    <>
      <Icon
        of={isIncluded ? Check : Minus}
        size={12}
        className={classNames("shrink-0", isIncluded ? "text-accent" : "text-fail")}
      />
      <span className="sr-only">{t(isIncluded ? "isIncluded" : "isExcluded")}</span>
    </>
  );
}

function Count({ count, relation }: { count: number | null; relation: CountRelation }) {
  const t = useTranslations("event-shape");
  if (count === null) return null;
  const text = formatCount(count);
  if (relation === "eq") return <span className="num facet-count">{text}</span>;
  return (
    <span className="num facet-count">
      <span className="sr-only">{t("atLeast")} </span>
      {text}
      <span aria-hidden>+</span>
    </span>
  );
}

interface WishProps {
  label: string;
  isOn: boolean;
  tabIndex: 0 | -1;
  onClick: () => void;
  children: ReactNode;
}

function Wish({ label, isOn, children, ...rest }: WishProps) {
  return (
    <button
      type="button"
      data-facet-button
      aria-label={label}
      aria-pressed={isOn}
      data-tip={label}
      className={classNames(
        "press grid size-5 shrink-0 place-items-center rounded-1 hover:bg-active pointer-coarse:size-8",
        isOn ? "text-accent" : "text-text-2",
      )}
      {...rest}
    >
      {children}
    </button>
  );
}

/** One value of a facet: itself alone, one more to include, one more to exclude. */
export function FacetRowView(props: FacetRowViewProps) {
  const { facet, row, relation, share, tabIndexOf, onOnly, onInclude, onExclude } = props;
  const t = useTranslations("event-shape");
  const { name, value, count, state } = row;
  const look = facet === "outcome" ? outcomes.find((outcome) => outcome === value) : undefined;
  return (
    <tr className="facet-row" data-state={state ?? undefined}>
      <td className="min-w-0 flex-1">
        <button
          type="button"
          data-facet-button
          data-tip={t("showOnly", { name: name === value ? name : `${name} (${value})` })}
          tabIndex={tabIndexOf(0)}
          onClick={onOnly}
          className="facet-value"
        >
          <StateMark state={state} />
          {look && (
            <OutcomeShape
              outcome={look}
              width={12}
              height={12}
              className={`shrink-0 ${outcomeLooks[look]}`}
            />
          )}
          <span className={classNames("cut", look === "failure" && "font-medium text-fail")}>{name}</span>
          <Count count={count} relation={relation} />
          <span className="sr-only">, {t("only")}</span>
        </button>
        <span aria-hidden className="facet-share" style={{ width: `calc((100% - 16px) * ${share})` }} />
      </td>
      <td className="facet-wishes">
        <Wish
          label={t("include", { name })}
          isOn={state === "included"}
          tabIndex={tabIndexOf(1)}
          onClick={onInclude}
        >
          <Icon of={Plus} size={14} />
        </Wish>
        <Wish
          label={t("exclude", { name })}
          isOn={state === "excluded"}
          tabIndex={tabIndexOf(2)}
          onClick={onExclude}
        >
          <Icon of={Minus} size={14} />
        </Wish>
      </td>
    </tr>
  );
}
