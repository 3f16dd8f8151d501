import { ChevronDown, ChevronUp, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";

export interface FindFieldProps {
  query: string;
  onQueryChange: (query: string) => void;
  /** Matches there are, and which of them is current, from 0. */
  count: number;
  place: number;
  onMove: (by: 1 | -1) => void;
}

/** The find field: grows while it is in use, to hold the count and the way to the next match. */
export function FindField({ query, onQueryChange, count, place, onMove }: FindFieldProps) {
  const t = useTranslations("inspector");
  const isUsed = query !== "";

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      onMove(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape" && isUsed) {
      // The first Escape empties the field; only the next one may close what the log stands in.
      event.preventDefault();
      event.stopPropagation();
      onQueryChange("");
    }
  };

  return (
    <search
      className={classNames(
        "edge-control ml-auto flex h-6.5 min-w-0 items-center gap-1.5 rounded-2 bg-surface pl-2 text-12 focus-within:edge-focus",
        isUsed ? "w-64 pr-0.5 @max-sm:w-full" : "w-33 pr-2 @max-sm:w-auto @max-sm:min-w-24 @max-sm:flex-1",
      )}
    >
      <Icon of={Search} size={14} className="shrink-0 text-text-3" />
      <input
        type="text"
        aria-label={t("find")}
        placeholder={t("find")}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => onQueryChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-full w-0 min-w-0 flex-1 bg-transparent outline-none"
      />
      <span role="status" className={classNames("num shrink-0 text-11 text-text-3", !isUsed && "sr-only")}>
        {isUsed && (count === 0 ? t("noMatches") : t("place", { current: place + 1, total: count }))}
      </span>
      {count > 0 && (
        <span className="flex shrink-0">
          <IconButton
            size="small"
            label={t("previousMatch")}
            shortcut="Shift+Enter"
            onClick={() => onMove(-1)}
          >
            <Icon of={ChevronUp} size={14} />
          </IconButton>
          <IconButton size="small" label={t("nextMatch")} shortcut="Enter" onClick={() => onMove(1)}>
            <Icon of={ChevronDown} size={14} />
          </IconButton>
        </span>
      )}
    </search>
  );
}
