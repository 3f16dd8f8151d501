import { ChevronDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { CodeShape } from "./code-shape";
import { type CodeGroup, codesOf, type GroupedCode } from "./group-codes";
import { TriCheckbox } from "./tri-checkbox";

export interface CodeGroupRowProps {
  group: CodeGroup;
  chosen: ReadonlySet<string>;
  isUnfolded: boolean;
  onUnfold: (isUnfolded: boolean) => void;
  onToggle: (codes: readonly string[], isChosen: boolean) => void;
}

interface CodeChipProps {
  code: GroupedCode;
  isChosen: boolean;
  onToggle: () => void;
}

function CodeChip({ code, isChosen, onToggle }: CodeChipProps) {
  const locale = useLocale();
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-label={`${code.label}, ${code.name[locale]}`}
      data-tip={code.name[locale]}
      data-code={code.event}
      data-roving=""
      tabIndex={-1}
      onClick={onToggle}
      className={classNames(
        "press relative inline-flex h-5.5 shrink-0 items-center gap-1 whitespace-nowrap rounded-1 px-1.75 font-mono text-[10.5px] leading-none tracking-[-0.01em]",
        "after:absolute after:-inset-y-px after:inset-x-0 max-sm:h-8",
        isChosen
          ? "bg-accent-soft font-bold text-accent shadow-[inset_0_0_0_1.5px_var(--accent)]"
          : "edge-control bg-surface font-medium text-text-2 hover:bg-hover",
      )}
    >
      <CodeShape kind={code.kind} />
      {code.label}
    </button>
  );
}

interface CausesButtonProps {
  count: number;
  chosenCount: number;
  isUnfolded: boolean;
  controls: string;
  onUnfold: (isUnfolded: boolean) => void;
}

function CausesButton({ count, chosenCount, isUnfolded, controls, onUnfold }: CausesButtonProps) {
  const t = useTranslations("subscriptions");
  return (
    <button
      type="button"
      aria-expanded={isUnfolded}
      aria-controls={isUnfolded ? controls : undefined}
      aria-label={`+${count}, ${t("causes", { count, chosen: chosenCount })}`}
      data-tip={t("causes", { count, chosen: chosenCount })}
      data-roving=""
      tabIndex={-1}
      onClick={() => onUnfold(!isUnfolded)}
      className="relative inline-flex shrink-0 items-center gap-px rounded-1 text-[10.5px] leading-[15px] font-medium text-accent after:absolute after:-inset-x-1 after:-inset-y-1.25"
    >
      +{count}
      <Icon of={ChevronDown} size={12} className={isUnfolded ? "rotate-180" : ""} />
    </button>
  );
}

/** One act: all of it, each of how far it came, and the causes of its failure while they are unfolded. */
export function CodeGroupRow({ group, chosen, isUnfolded, onUnfold, onToggle }: CodeGroupRowProps) {
  const t = useTranslations("subscriptions");
  const locale = useLocale();
  const id = useId();
  const codes = codesOf(group).map(({ event }) => event);
  const count = codes.filter((code) => chosen.has(code)).length;
  const isAlone = codes.length === 1 && group.members[0]?.label === group.stem;
  const chip = (code: GroupedCode) => (
    <CodeChip
      key={code.event}
      code={code}
      isChosen={chosen.has(code.event)}
      onToggle={() => onToggle([code.event], !chosen.has(code.event))}
    />
  );
  return (
    <li data-chosen={count > 0 ? "" : undefined}>
      <div
        data-code-row
        className="flex min-h-11.5 flex-wrap items-center gap-x-2.5 border-b border-line-soft py-1 pr-2.5 pl-3"
      >
        <TriCheckbox
          isRoving
          isChecked={count === 0 ? false : count === codes.length ? true : null}
          label={isAlone ? group.name[locale] : t("allOf", { name: group.name[locale], count: codes.length })}
          onChange={(isChosen) => onToggle(codes, isChosen)}
        />
        <div className="min-w-0 flex-1 basis-40">
          <span data-cut className="cut block leading-4.5 font-medium">
            {group.name[locale]}
          </span>
          <span className="flex min-w-0 items-center gap-1.5">
            {group.name[locale] !== group.stem && (
              <code
                data-cut
                className="cut font-mono text-[10.5px] leading-[15px] tracking-[-0.02em] text-text-3"
              >
                {group.stem}
              </code>
            )}
            {group.causes.length > 0 && (
              <CausesButton
                count={group.causes.length}
                chosenCount={group.causes.filter(({ event }) => chosen.has(event)).length}
                isUnfolded={isUnfolded}
                controls={id}
                onUnfold={onUnfold}
              />
            )}
          </span>
        </div>
        {!isAlone && (
          <span className="flex gap-2.5 max-sm:py-1 max-sm:pl-6.5">{group.members.map(chip)}</span>
        )}
      </div>
      {isUnfolded && (
        <div
          id={id}
          data-code-row
          className="flex flex-wrap gap-1 border-b border-line-soft bg-sunken pt-1.75 pr-2.5 pb-2.25 pl-9.5"
        >
          {group.causes.map(chip)}
        </div>
      )}
    </li>
  );
}
