"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { classNames } from "./class-names";
import { inputClass } from "./input-class";
import { ListboxOption } from "./listbox-option";

export interface ComboboxOption {
  value: string;
  label: ReactNode;
  detail?: ReactNode;
}

export interface ComboboxListProps {
  /** Names the field and the list. */
  label: string;
  placeholder: string;
  /** The options for what has been typed, best first; a caller bounds their number. */
  search: (text: string) => readonly ComboboxOption[];
  /** The chosen value, marked in the list. */
  value: string | null;
  onChoose: (value: string) => void;
  nothing: string;
  className?: string;
}

/** The place that a key leads to in a list of so many; null for other keys. */
function moveTo(key: string, current: number, count: number): number | null {
  const places: Record<string, number> = { ArrowDown: current + 1, ArrowUp: current - 1 };
  const place = places[key];
  return place === undefined ? null : Math.max(0, Math.min(count - 1, place));
}

/** A field over a list: typing narrows the list, arrows move in it, Enter chooses. */
export function ComboboxList(props: ComboboxListProps) {
  const { label, search, value, onChoose } = props;
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const options = search(text);
  const current = Math.min(active, options.length - 1);

  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const next = moveTo(event.key, current, options.length);
    const chosen = event.key === "Enter" ? options[current] : undefined;
    if (next !== null) setActive(next);
    if (chosen) onChoose(chosen.value);
    if (next !== null || chosen) event.preventDefault();
  };

  return (
    <div className={classNames("flex flex-col", props.className)}>
      <div className="border-b border-line p-2">
        <input
          // biome-ignore lint/a11y/noAutofocus: the panel was just opened to type into this field
          autoFocus
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={options[current] ? `${id}-${current}` : undefined}
          placeholder={props.placeholder}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className={inputClass()}
        />
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        tabIndex={-1}
        className="max-h-80 overflow-y-auto p-1.25"
      >
        {options.map((option, index) => (
          <ListboxOption
            key={option.value}
            id={`${id}-${index}`}
            isActive={index === current}
            isSelected={option.value === value}
            onPoint={() => setActive(index)}
            onChoose={() => onChoose(option.value)}
            className={option.value === value && "font-medium text-accent"}
          >
            <span className="cut flex-1">{option.label}</span>
            <span className="num text-12 text-text-3">{option.detail}</span>
          </ListboxOption>
        ))}
      </div>
      {options.length === 0 && <p className="px-3 pt-1 pb-3 text-text-3">{props.nothing}</p>}
    </div>
  );
}
