import { ChevronsUpDown, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { ComboboxList, type ComboboxOption } from "@/components/ui/combobox-list";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";

export interface ChoiceButtonProps {
  label: string;
  icon: LucideIcon;
  /** What is chosen, or that nothing is. */
  children: ReactNode;
  detail?: ReactNode;
  placeholder: string;
  nothing: string;
  /** The options for what was typed. */
  search: (text: string) => readonly ComboboxOption[];
  value: string | null;
  onChoose: (value: string) => void;
  isInvalid: boolean;
}

const buttonLook =
  "press edge-control flex h-8 w-full min-w-0 items-center gap-2 rounded-2 bg-surface px-2.25 text-left hover:bg-hover";

/** Looks like a field and opens a list to search in. */
export function ChoiceButton(props: ChoiceButtonProps) {
  const { label, icon, children, detail, isInvalid, onChoose, ...list } = props;
  return (
    <span className="flex [&>span]:w-full">
      <Popover
        label={label}
        title={label}
        className={classNames(buttonLook, isInvalid && "edge-fail!")}
        content={(close) => (
          <ComboboxList
            label={label}
            {...list}
            onChoose={(value) => {
              onChoose(value);
              close();
            }}
            className="w-[min(440px,calc(100vw-16px))]"
          />
        )}
      >
        <Icon of={icon} size={14} className="shrink-0 text-text-3" />
        <span className="cut shrink">{children}</span>
        {detail && <span className="num cut flex-1 text-text-3">{detail}</span>}
        <Icon of={ChevronsUpDown} size={14} className="ml-auto shrink-0 text-text-3" />
      </Popover>
    </span>
  );
}
