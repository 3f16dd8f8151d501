import { Check, Minus } from "lucide-react";

interface TriCheckboxProps {
  /** Null where some of what it stands for is chosen. */
  isChecked: boolean | null;
  label: string;
  onChange: (isChecked: boolean) => void;
  tabIndex?: number;
  /** Moves with the arrow keys among others. */
  isRoving?: boolean;
  isDisabled?: boolean;
}

/** A checkbox of a group: none, some or all of it. Some becomes all. */
export function TriCheckbox(props: TriCheckboxProps) {
  const { isChecked, label, onChange, isRoving, isDisabled } = props;
  const Mark = isChecked === null ? Minus : Check;
  return (
    <span className="relative grid size-4 shrink-0">
      <input
        type="checkbox"
        aria-label={label}
        checked={isChecked === true}
        disabled={isDisabled}
        ref={(element) => {
          if (element) element.indeterminate = isChecked === null;
        }}
        data-roving={isRoving ? "" : undefined}
        tabIndex={isRoving ? -1 : undefined}
        onChange={() => onChange(isChecked !== true)}
        className="edge-control size-4 appearance-none rounded-1 bg-surface checked:bg-accent checked:shadow-none indeterminate:bg-accent indeterminate:shadow-none"
      />
      {isChecked !== false && (
        <Mark
          aria-hidden
          size={12}
          strokeWidth={2.4}
          className="pointer-events-none absolute top-0.5 left-0.5 text-surface"
        />
      )}
    </span>
  );
}
