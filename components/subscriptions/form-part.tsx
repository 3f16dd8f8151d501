import { type ReactNode, useId } from "react";
import { classNames } from "@/components/ui/class-names";

export interface FormPartProps {
  label: ReactNode;
  /** Stands beside the label: a count, a hint. */
  detail?: ReactNode;
  /** At the end of the label's line. */
  action?: ReactNode;
  /** What is wrong and what to do. Stands in the 24 px that the form leaves below, so that nothing moves. */
  error?: ReactNode;
  /** What to know of this part, in the same place, where nothing is wrong. */
  notice?: ReactNode;
  /** The same, of less weight. */
  hint?: ReactNode;
  /** To go to this part when it has the first error. */
  field: string;
  className?: string;
  children: ReactNode;
}

/** Controls under one label. */
export function FormPart(props: FormPartProps) {
  const { label, detail, action, error, notice, hint, field, className, children } = props;
  const id = useId();
  const below = error ?? notice ?? hint;
  const tone = error ? "text-fail" : notice ? "text-warn" : "text-text-3";
  return (
    <fieldset
      aria-labelledby={`${id}-label`}
      aria-describedby={below ? `${id}-below` : undefined}
      data-field={field}
      className={classNames("relative min-w-0", className)}
    >
      <div className="mb-1.5 flex min-h-5 min-w-0 items-center gap-x-2 max-sm:flex-wrap sm:h-5">
        <span id={`${id}-label`} className="shrink-0 font-medium">
          {label}
        </span>
        {detail && <span className="num cut text-12 text-text-3">{detail}</span>}
        {action && <span className="ml-auto flex shrink-0 items-center gap-1">{action}</span>}
      </div>
      {children}
      {below && (
        <p
          id={`${id}-below`}
          role={error ? "alert" : undefined}
          data-cut
          className={classNames("cut absolute inset-x-0 top-full pt-0.75 text-12", tone)}
        >
          {below}
        </p>
      )}
    </fieldset>
  );
}
