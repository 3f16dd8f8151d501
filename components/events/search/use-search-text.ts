import { type RefObject, useRef, useState } from "react";
import type { EventFilters } from "@/lib/events/filters";
import { addFilter, chipsOf, removeFilter } from "../list-address";
import { applyCompletion, type CompletionUse } from "./apply-completion";
import type { Completion } from "./completion";
import type { CompletionHandle } from "./completion-list";
import { type QueryFault, type QueryRules, readQuery } from "./query-text";

interface SearchTextOptions extends QueryRules {
  input: RefObject<HTMLInputElement | null>;
  filters: EventFilters;
  /** False where the list can't have these filters. */
  onChange: (filters: EventFilters) => boolean;
  onType: () => void;
}

/** What is being typed into the search field, and how it becomes filters. */
export function useSearchText(options: SearchTextOptions) {
  const { input, filters, onChange, onType, fields, projects } = options;
  const list = useRef<CompletionHandle>(null);
  /** What had the focus before the field: a row, say, that the reader goes back to. */
  const origin = useRef<HTMLElement | null>(null);
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [fault, setFault] = useState<QueryFault | null>(null);

  const type = (next: string) => {
    setText(next);
    setFault(null);
    onType();
    setOpen(true);
  };
  const submit = (query: string) => {
    const read = readQuery(query, { fields, projects });
    setFault(read.fault);
    if (read.fault || read.chips.length === 0) return;
    setOpen(false);
    if (onChange(read.chips.reduce(addFilter, filters))) setText("");
  };
  const choose = (completion: Completion, use: CompletionUse) => {
    const applied = applyCompletion(text, completion, use);
    if (applied.isWhole) submit(applied.text);
    else type(applied.text);
    input.current?.focus();
  };
  const removeLast = () => {
    const last = chipsOf(filters).at(-1);
    if (last) onChange(removeFilter(filters, last));
    return last !== undefined;
  };
  const enter = (from: EventTarget | null) => {
    origin.current = from instanceof HTMLElement && !from.closest("search") ? from : null;
  };
  const leave = () => {
    if (origin.current?.isConnected) origin.current.focus();
    else input.current?.blur();
  };
  /** True where the key was used. */
  const takeKey = (key: string, hasShift: boolean): boolean => {
    // An empty field lets Tab go on its way.
    const isForList = isOpen && !(key === "Tab" && (hasShift || text === ""));
    if (isForList && list.current?.onKey(key)) return true;
    if (key === "Backspace") return text === "" && removeLast();
    if (key === "Enter") submit(text);
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
