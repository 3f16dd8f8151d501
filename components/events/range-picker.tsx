"use client";

import { CalendarRange, ChevronDown, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { Segmented } from "@/components/ui/segmented";
import { rangePresets, type TimeRange } from "@/lib/events/time-range";
import { presetOf } from "./range-words";

interface RangePickerProps {
  range: TimeRange;
  onChange: (range: TimeRange) => void;
  zone: string;
  now: number;
}

const loadDialog = () => import("./custom-range-dialog");
const CustomRangeDialog = lazy(loadDialog);

/** Presets side by side where there is room, else in a menu; a range of one's own in a dialog. */
export function RangePicker({ range, onChange, zone, now }: RangePickerProps) {
  const t = useTranslations("events");
  const [isChoosing, setChoosing] = useState(false);
  const preset = presetOf(range);
  const choose = (value: string) =>
    value === "custom" ? setChoosing(true) : onChange({ from: value, to: null });
  const custom = (
    <>
      <Icon of={CalendarRange} size={14} />
      {t("custom")}
    </>
  );
  return (
    <>
      <span className="hidden @min-[860px]/toolbar:flex" onPointerEnter={() => void loadDialog()}>
        <Segmented
          size="field"
          label={t("timeRange")}
          value={preset ?? "custom"}
          onChange={choose}
          options={[
            ...rangePresets.map((value) => ({
              value: value as string,
              label: t(`preset.${value}`),
              tip: t(`presetName.${value}`),
            })),
            { value: "custom", label: custom },
          ]}
        />
      </span>
      <span className="flex @min-[860px]/toolbar:hidden">
        <Menu
          className={buttonClass("plain", "normal", "h-8.5! max-sm:h-10!")}
          label={`${t("timeRange")}: `}
          align="end"
          entries={[
            ...rangePresets.map((value) => ({
              kind: "choice" as const,
              label: t(`presetName.${value}`),
              checked: value === preset,
              onSelect: () => choose(value),
            })),
            {
              kind: "choice" as const,
              label: t("custom"),
              checked: preset === null,
              onSelect: () => setChoosing(true),
            },
          ]}
        >
          <Icon of={Clock} size={14} className="shrink-0 max-sm:hidden" />
          <span>{preset ? t(`preset.${preset}`) : t("custom")}</span>
          <Icon of={ChevronDown} size={12} />
        </Menu>
      </span>
      {isChoosing && (
        <Suspense>
          <CustomRangeDialog
            range={range}
            zone={zone}
            now={now}
            onClose={() => setChoosing(false)}
            onChoose={(next) => {
              setChoosing(false);
              onChange(next);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
