import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { offProps } from "./off-props";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  label: ReactNode;
  /** Why it stays as it is; null where it can be changed. */
  offReason?: string | null;
}

const ignore = () => undefined;

export function Checkbox({ label, className, offReason, onChange, ...rest }: CheckboxProps) {
  return (
    <label
      data-tip={offReason ?? undefined}
      className={classNames("flex min-h-8 items-center gap-2.25", className)}
    >
      <span className="relative grid size-4 shrink-0">
        <input
          type="checkbox"
          className="peer edge-control size-4 appearance-none rounded-1 bg-surface checked:bg-accent checked:shadow-none aria-disabled:opacity-50"
          {...rest}
          {...offProps(offReason)}
          onChange={offReason ? ignore : onChange}
        />
        <Check
          aria-hidden
          size={12}
          strokeWidth={2.4}
          className="pointer-events-none absolute top-0.5 left-0.5 hidden text-surface peer-checked:block"
        />
      </span>
      <span className="min-w-0">{label}</span>
    </label>
  );
}
