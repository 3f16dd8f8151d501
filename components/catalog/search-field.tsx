import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { inputClass } from "@/components/ui/input-class";
import { Kbd } from "@/components/ui/kbd";
import { useSettledText } from "@/components/ui/use-settled-text";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { maxCatalogFilterLength } from "@/lib/catalog/filters";

export interface SearchFieldProps {
  value: string;
  onChange: (value: string) => void;
}

/** Searches while a person types. What the address says wins whenever it changes by other means. */
export function SearchField({ value, onChange }: SearchFieldProps) {
  const t = useTranslations("catalog");
  const input = useRef<HTMLInputElement>(null);
  const { text, setText, type, send } = useSettledText(value, onChange);
  const clear = () => {
    setText("");
    send("");
    input.current?.focus();
  };
  useShortcuts({
    "/": () => {
      input.current?.focus();
      input.current?.select();
    },
  });

  return (
    <form
      className="relative min-w-0 flex-[1_1_260px] max-sm:basis-full sm:max-w-105"
      onSubmit={(event) => {
        event.preventDefault();
        send(text);
      }}
    >
      <Icon of={Search} size={14} className="pointer-events-none absolute top-2.25 left-2.5 text-text-3" />
      <input
        ref={input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={maxCatalogFilterLength}
        aria-label={t("search")}
        aria-keyshortcuts="/"
        placeholder={t("searchHint")}
        value={text}
        className={inputClass("pr-8 pl-8")}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
          if (text === "") input.current?.blur();
          else clear();
        }}
      />
      <span className="absolute top-0.5 right-0.5 grid size-7 place-items-center">
        {text === "" ? (
          <Kbd aria-hidden>/</Kbd>
        ) : (
          <IconButton label={t("clearSearch")} onClick={clear}>
            <Icon of={X} size={14} />
          </IconButton>
        )}
      </span>
    </form>
  );
}
