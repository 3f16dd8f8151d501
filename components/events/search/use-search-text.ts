import { type RefObject, useRef, useState } from "react";
import type { EventFilters } from "@/lib/events/filters";
import type { SearchFault, SearchRules } from "@/lib/events/search-language/search-fault";
import { chipsOf, removeFilter } from "../list-address";
import type { CompletionUse } from "./apply-completion";
import type { Completion } from "./completion";
import type { CompletionHandle } from "./completion-list";

/** What reads a query is fetched when the field is entered: a list that nobody searches does not carry it. */
const loadReader = () => import("./read-typed");

interface SearchTextOptions extends SearchRules {
  /** Where the searches of this list are kept, in the browser. */
  kept: string;
  /** IANA name. */
  zone: string;
  input: RefObject<HTMLInputElement | null>;
  filters: EventFilters;
  /** False where the list can't have these filters. */
  onChange: (filters: EventFilters) => boolean;
  onType: () => void;
}

/** What had the focus before the field: a row, say, that the reader goes back to. */
function useWayBack(input: RefObject<HTMLInputElement | null>) {
  const origin = useRef<HTMLElement | null>(null);
  return {
    enter: (from: EventTarget | null) => {
      void loadReader();
      origin.current = from instanceof HTMLElement && !from.closest("search") ? from : null;
    },
    leave: () => {
      if (origin.current?.isConnected) origin.current.focus();
      else input.current?.blur();
    },
  };
}

export type TypedSearch = ReturnType<typeof useSearchText>;

/** What is being typed into the search field, and how it becomes filters. */
export function useSearchText(options: SearchTextOptions) {
  const { input, filters, onChange, onType, fields, projects, zone, kept } = options;
  const list = useRef<CompletionHandle>(null);
  const { enter, leave } = useWayBack(input);
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [fault, setFault] = useState<SearchFault | null>(null);

  const type = (next: string) => {
    setText(next);
    setFault(null);
    onType();
    setOpen(true);
  };
  const submit = async (query: string) => {
    const { addTyped, keepText } = await loadReader();
    const read = addTyped(query, filters, { fields, projects, zone, now: Date.now() });
    // A choice from the list brings a text that was not typed.
    if (read.fault) setText(query);
    setFault(read.fault);
    if (!read.filters) return;
    setOpen(false);
    if (!onChange(read.filters)) return;
    keepText(kept, read.search);
    // What was typed while the reader was on its way stays.
    setText((present) => (present === text ? "" : present));
  };
  const choose = async (completion: Completion, use: CompletionUse) => {
    const { applyCompletion } = await loadReader();
    const applied = applyCompletion(text, completion, use);
    if (applied.isWhole) await submit(applied.text);
    else type(applied.text);
    input.current?.focus();
  };
  const removeLast = () => {
    const last = chipsOf(filters).at(-1);
    if (last) onChange(removeFilter(filters, last));
    return last !== undefined;
  };
  /** True where the key was used. */
  const takeKey = (key: string, hasShift: boolean): boolean => {
    // An empty field lets Tab go on its way.
    const isForList = isOpen && !(key === "Tab" && (hasShift || text === ""));
    if (isForList && list.current?.onKey(key)) return true;
    if (key === "Backspace") return text === "" && removeLast();
    if (key === "Enter") void submit(text);
    else if (key === "ArrowDown") setOpen(true);
    else if (key === "Escape" && isOpen) setOpen(false);
    else if (key === "Escape") leave();
    else return false;
    return true;
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!takeKey(event.key, event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { list, text, isOpen, setOpen, fault, type, choose, enter, onKeyDown };
}
