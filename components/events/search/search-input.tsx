import { useTranslations } from "next-intl";
import { lazy, type RefObject, Suspense } from "react";
import { classNames } from "@/components/ui/class-names";
import type { ListedCompletions } from "./completion-list";
import type { TypedSearch } from "./use-search-text";

const FaultMark = lazy(() => import("./fault-mark"));

interface SearchInputProps {
  input: RefObject<HTMLInputElement | null>;
  id: string;
  search: TypedSearch;
  isFaulty: boolean;
  listed: ListedCompletions;
  hint: string;
  /** The field is entered, so that suggestions are wanted. */
  onOpen: () => void;
}

/** Where a search is typed. */
export function SearchInput({ input, id, search, isFaulty, listed, hint, onOpen }: SearchInputProps) {
  const t = useTranslations("events");
  const { text, fault } = search;
  return (
    <span className="relative flex h-6 min-w-0 flex-1">
      <input
        ref={input}
        role="combobox"
        aria-label={t("search")}
        aria-expanded={listed !== null}
        aria-controls={listed ? `${id}-list` : undefined}
        aria-activedescendant={listed?.activeId ?? undefined}
        aria-describedby={isFaulty ? `${id}-fault` : undefined}
        aria-invalid={isFaulty ? true : undefined}
        aria-keyshortcuts="/"
        autoComplete="off"
        spellCheck={false}
        placeholder={hint}
        value={text}
        onChange={(event) => search.type(event.target.value)}
        onFocus={(event) => {
          search.enter(event.relatedTarget);
          onOpen();
        }}
        onClick={onOpen}
        onKeyDown={search.onKeyDown}
        className={classNames(
          "h-6 min-w-0 flex-1 truncate bg-transparent leading-6 outline-none max-sm:text-14",
          fault === null && "aria-invalid:shadow-[inset_0_-1.5px_0_var(--fail)]",
        )}
      />
      {fault && (
        <Suspense>
          <FaultMark input={input} text={text} span={fault} />
        </Suspense>
      )}
    </span>
  );
}
