import { Check, type LucideIcon } from "lucide-react";
import { Icon } from "@/components/ui/icon";

/** A button's own icon, and a check for a moment after it has copied. */
export function CopyIcon({ of, isCopied, size }: { of: LucideIcon; isCopied: boolean; size: 12 | 14 }) {
  return (
    <Icon of={isCopied ? Check : of} size={size} className={isCopied ? "shrink-0 text-ok" : "shrink-0"} />
  );
}
