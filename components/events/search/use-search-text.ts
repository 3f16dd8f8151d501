import { type RefObject, useRef, useState } from "react";
import type { EventFilters } from "@/lib/events/filters";
import { chipsOf, removeFilter } from "../list-address";
import type { CompletionUse } from "./apply-completion";
import type { Completion } from "./completion";
import type { CompletionHandle } from "./completion-list";
import type { QueryFault, QueryRules } from "./query-text";

/** What reads a query is fetched when the field is entered: a list that nobody searches does not carry it. */
const loadReader = () => import("./read-typed");

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
  const submit = async (query: string) => {
    const { addTyped } = await loadReader();
    const read = addTyped(query, filters, { fields, projects });
    setFault(read.fault);
    if (!read.filters) return;
    setOpen(false);
    // What was typed while the reader was on its way stays.
    if (onChange(read.filters)) setText((present) => (present === text ? "" : present));
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
  const enter = (from: EventTarget | null) => {
    void loadReader();
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
