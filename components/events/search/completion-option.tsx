import { Box, Hash, History, Layers, ListFilter, TextSearch, User, Zap } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { ListboxOption } from "@/components/ui/listbox-option";
import type { Completion, CompletionGroup } from "./completion";

const icons: Record<CompletionGroup, typeof Hash> = {
  recent: History,
  fields: Hash,
  catalog: Zap,
  services: Layers,
  resourceTypes: Box,
  values: User,
  choices: ListFilter,
  text: TextSearch,
};
const iconOf = ({ group, field }: Completion) =>
  group === "values" && field !== "actor" ? Box : icons[group];

/** The part that was typed, underlined in a suggestion. */
function Marked({ text, part }: { text: string; part: string }) {
  const start = part ? text.toLowerCase().indexOf(part.toLowerCase()) : -1;
  if (start < 0) return text;
  return (
    <>
      {text.slice(0, start)}
      <mark>{text.slice(start, start + part.length)}</mark>
      {text.slice(start + part.length)}
    </>
  );
}

interface CompletionOptionProps {
  completion: Completion;
  id: string;
  isActive: boolean;
  /** What was typed. */
  part: string;
  onPoint: () => void;
  onChoose: () => void;
}

export function CompletionOption(props: CompletionOptionProps) {
  const { completion, id, isActive, part, onPoint, onChoose } = props;
  const { group, field, label, detail } = completion;
  return (
    <ListboxOption id={id} isActive={isActive} isSelected={isActive} onPoint={onPoint} onChoose={onChoose}>
      <Icon of={iconOf(completion)} size={14} className="shrink-0 text-text-3" />
      <span className="cut">
        {group === "values" && <span className="text-text-3">{field}:</span>}
        <bdi>
          <Marked text={label} part={part} />
        </bdi>
      </span>
      {detail && <bdi className="cut ml-auto pl-3 text-12 text-text-3">{detail}</bdi>}
    </ListboxOption>
  );
}

export function KeyHints() {
  const t = useTranslations("events");
  const hints = [
    { keys: ["↑", "↓"], word: t("keyMove") },
    { keys: ["Tab"], word: t("keyComplete") },
    { keys: ["↵"], word: t("keyAdd") },
    { keys: ["!"], word: t("keyExclude") },
    { keys: ["Esc"], word: t("keyClose") },
  ];
  return (
    <div
      aria-hidden
      className="flex flex-wrap items-center gap-x-3.5 gap-y-1 border-t border-line px-3.25 py-1.75 text-11 text-text-2 max-sm:hidden"
    >
      {hints.map(({ keys, word }) => (
        <span key={word} className="flex items-center gap-1.25 last:ml-auto">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {word}
        </span>
      ))}
    </div>
  );
}
