import type { ComponentProps } from "react";
import { type ButtonKind, type ButtonSize, buttonClass } from "./button-class";

export interface ButtonProps extends ComponentProps<"button"> {
  kind?: ButtonKind;
  size?: ButtonSize;
}

export function Button({ kind = "plain", size = "normal", className, type, ...rest }: ButtonProps) {
  return <button type={type ?? "button"} className={buttonClass(kind, size, className)} {...rest} />;
}
