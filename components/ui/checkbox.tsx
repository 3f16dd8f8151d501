import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  label: ReactNode;
}

export function Checkbox({ label, className, ...rest }: CheckboxProps) {
  return (
    <label className={classNames("flex min-h-8 items-center gap-2.25", className)}>
      <span className="relative grid size-4 shrink-0">
        <input
          type="checkbox"
          className="peer edge-control size-4 appearance-none rounded-1 bg-surface checked:bg-accent checked:shadow-none"
          {...rest}
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
