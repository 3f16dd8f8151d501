import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { Icon } from "@/components/ui/icon";

/** What is looked for, at the top of the box of what there is to choose. Its focus is drawn inside, for the box cuts what is outside. */
export function PickerSearch({ label, ...input }: { label: string } & ComponentProps<"input">) {
  return (
    <label className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-2.5 focus-within:shadow-[inset_0_0_0_1.5px_var(--accent)]">
      <Icon of={Search} size={14} className="shrink-0 text-text-3" />
      <input
        {...input}
        type="search"
        aria-label={label}
        placeholder={label}
        className="min-w-0 flex-1 appearance-none bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
      />
    </label>
  );
}
