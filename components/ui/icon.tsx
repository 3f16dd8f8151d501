import type { LucideIcon } from "lucide-react";

export interface IconProps {
  of: LucideIcon;
  /** 16 alone, 14 in small buttons, 12 inside text. */
  size?: 12 | 14 | 16;
  className?: string;
}

/** Our weight of the drawing. Icons are decoration: names stand in text or in `aria-label`. */
export function Icon({ of: Drawing, size = 16, className }: IconProps) {
  return (
    <Drawing
      aria-hidden
      size={size}
      strokeWidth={size === 12 ? 2 : 1.6}
      className={className ?? "shrink-0"}
    />
  );
}
