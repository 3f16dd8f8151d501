import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import { IconButton } from "./icon-button";
import { inputClass } from "./input-class";
import { Kbd } from "./kbd";
import { useSettledText } from "./use-settled-text";
import { useShortcuts } from "./use-shortcuts";

export interface SearchFieldProps {
  /** What is searched. */
  label: string;
  /** What can be written; the label where it is left out. */
  hint?: string;
  /** What is searched for now. What it becomes by other means (Back, a link) wins over what stands in the field. */
  value: string;
  onChange: (value: string) => void;
  /** The page's own search, which `/` goes to; others stand in a dialog or a panel. */
  isMain?: boolean;
  /** Without an edge of its own, at the top of the box of what it searches. */
  isBare?: boolean;
  className?: string;
}

/** Longer texts are in no name. */
const maxLength = 200;

/** Searches a list while a person types. */
export function SearchField({
  label,
  hint = label,
  value,
  onChange,
  isMain = false,
  isBare = false,
  className,
}: SearchFieldProps) {
  const common = useTranslations("common");
  const input = useRef<HTMLInputElement>(null);
  const { text, setText, type, send } = useSettledText(value, onChange);
  const clear = () => {
    setText("");
    send("");
    input.current?.focus();
  };
  const start = () => {
    input.current?.focus();
    input.current?.select();
  };
  useShortcuts(isMain ? { "/": start } : {});
  return (
    <div className={classNames("relative", className)}>
      <Icon
        of={Search}
        size={14}
        className="pointer-events-none absolute inset-y-0 left-2.5 my-auto text-text-3"
      />
      <input
        ref={input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={maxLength}
        aria-label={label}
        aria-keyshortcuts={isMain ? "/" : undefined}
        placeholder={hint}
        value={text}
        className={
          isBare
            ? "h-8 w-full rounded-t-2 bg-transparent pr-8 pl-8 outline-none focus:edge-focus max-sm:h-10"
            : inputClass("pr-8 pl-8 max-sm:h-10")
        }
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          // In a form it searches; the form has a button of its own.
          if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            send(text);
          }
          if (event.key !== "Escape" || (text === "" && !isMain)) return;
          event.preventDefault();
          if (text === "") input.current?.blur();
          else clear();
        }}
      />
      <span className="absolute inset-y-0 right-0.5 my-auto grid size-7 place-items-center">
        {text !== "" && (
          <IconButton label={common("clearSearch")} className="touch" onClick={clear}>
            <Icon of={X} size={14} />
          </IconButton>
        )}
        {text === "" && isMain && (
          <Kbd aria-hidden className="max-sm:hidden">
            /
          </Kbd>
        )}
      </span>
    </div>
  );
}
