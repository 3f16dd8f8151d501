"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ComboboxList } from "@/components/ui/combobox-list";
import { formatOffset, zoneOffsetMinutes } from "@/lib/shared/format-zone";
import { placeOfZone } from "./time-zone-names";

interface TimeZoneListProps {
  now: number;
  zone: string;
  onChoose: (zone: string) => void;
}

interface Choice {
  value: string;
  label: string;
  detail: string;
  minutes: number;
  /** What typing is compared with: city in the reader's language, its present and its listed IANA name, offset. */
  text: string;
}

const maxShown = 60;

/** Every zone that the browser knows, with the reader's own first, then by offset. */
function choicesOf(now: number, own: string, nameOf: (place: string) => string): Choice[] {
  const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), own]);
  const choices = [...zones].map((value) => {
    const minutes = zoneOffsetMinutes(now, value);
    const place = placeOfZone(value);
    const label = nameOf(place);
    const names = [label, place, value].join(" ").replaceAll("_", " ");
    const detail = formatOffset(minutes);
    const text = `${names} ${detail} ${detail.replace("−", "-")}`.toLowerCase();
    return { value, label, detail, minutes, text };
  });
  const rank = (choice: Choice) => (choice.value === own ? 0 : choice.value === "UTC" ? 1 : 2);
  return choices.sort((a, b) => rank(a) - rank(b) || b.minutes - a.minutes || a.label.localeCompare(b.label));
}

export default function TimeZoneList({ now, zone, onChoose }: TimeZoneListProps) {
  const t = useTranslations("shell");
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const choices = useMemo(
    () =>
      choicesOf(now, own, (place) =>
        t.has(`cities.${place}`) ? t(`cities.${place}`) : place.replaceAll("_", " "),
      ),
    [now, own, t],
  );
  return (
    <ComboboxList
      className="w-80"
      label={t("timeZone")}
      placeholder={t("findTimeZone")}
      nothing={t("noTimeZone")}
      value={zone}
      onChoose={onChoose}
      search={(text) =>
        choices.filter((choice) => choice.text.includes(text.trim().toLowerCase())).slice(0, maxShown)
      }
    />
  );
}
