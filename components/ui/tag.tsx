import type { ComponentProps } from "react";
import { classNames } from "./class-names";

const tones = {
  plain: "bg-sunken text-text-2",
  accent: "bg-accent-soft text-accent",
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  fail: "bg-fail-soft text-fail",
};

export interface TagProps extends ComponentProps<"span"> {
  tone?: keyof typeof tones;
}

export function Tag({ tone = "plain", className, ...rest }: TagProps) {
  return (
    <span
      className={classNames(
        "inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-1 px-1.5 text-11 font-medium",
        tones[tone],
        className,
      )}
      {...rest}
    />
  );
}
