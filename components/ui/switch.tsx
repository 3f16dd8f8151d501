import { classNames } from "./class-names";

export interface SwitchProps {
  /** What is switched on or off. */
  label: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (isOn: boolean) => void;
}

/** On or off, at once. The place of the knob says which, the colour again. */
export function Switch({ label, isOn, isDisabled, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      disabled={isDisabled}
      onClick={() => onChange(!isOn)}
      className={classNames(
        "press relative inline-flex h-4.5 w-8 shrink-0 items-center rounded-full after:absolute after:-inset-x-1 after:-inset-y-1",
        isOn ? "bg-accent" : "edge-control bg-surface",
      )}
    >
      <span
        aria-hidden
        className={classNames("size-3 rounded-full", isOn ? "ml-4 bg-surface" : "ml-0.75 bg-line-control")}
      />
    </button>
  );
}
