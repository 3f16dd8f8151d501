import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { offProps } from "@/components/ui/off-props";

interface EventStepsProps {
  /** Go to the event before and after, in the order of the list; null where there is none. */
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
}

/** The steps to the events beside one, with their keys. */
export function EventSteps({ onPrevious, onNext }: EventStepsProps) {
  const t = useTranslations("events");
  const steps = [
    { go: onPrevious, label: t("previous"), off: t("firstOfList"), shortcut: "k", icon: ChevronUp },
    { go: onNext, label: t("next"), off: t("lastOfList"), shortcut: "j", icon: ChevronDown },
  ] as const;
  return (
    <span className="flex items-center gap-0.5">
      {steps.map(({ go, label, off, shortcut, icon }) => (
        <span key={shortcut} className="flex items-center gap-0.5 sm:not-first:ml-2">
          <IconButton
            label={label}
            shortcut={shortcut}
            className="max-sm:size-10!"
            onClick={() => go?.()}
            {...offProps(go ? null : off)}
          >
            <Icon of={icon} size={14} />
          </IconButton>
          <Kbd aria-hidden className={classNames("max-sm:hidden", go === null && "opacity-40")}>
            {shortcut}
          </Kbd>
        </span>
      ))}
    </span>
  );
}
