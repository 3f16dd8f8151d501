import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface EmptyStateProps {
  title: ReactNode;
  /** A 16 px icon; failures are set on their own ground. */
  icon?: ReactNode;
  tone?: "plain" | "fail";
  level?: 1 | 2;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

/** Says what is (not) here and what to do about it. For nothing there, nothing matching, failed, forbidden. */
export function EmptyState(props: EmptyStateProps) {
  const { title, icon, tone = "plain", level = 2, children, actions, className } = props;
  const Heading = `h${level}` as const;
  return (
    <section className={classNames("flex max-w-[60ch] flex-col items-start gap-1.5 px-8 py-7", className)}>
      {icon && (
        <span
          className={classNames(
            "mb-2 grid size-9 place-items-center rounded-3",
            tone === "fail" ? "bg-fail-soft text-fail" : "bg-sunken text-text-2",
          )}
        >
          {icon}
        </span>
      )}
      <Heading className="text-16 font-semibold">{title}</Heading>
      {children && <div className="w-full text-pretty text-text-2">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
    </section>
  );
}
