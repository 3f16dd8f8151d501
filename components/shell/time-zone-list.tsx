"use client";

import { useLocale, useTranslations } from "next-intl";
import { use, useMemo } from "react";
import { ComboboxList } from "@/components/ui/combobox-list";
import type { NamedZone } from "@/components/ui/time-zone-context";
import type { Locale } from "@/lib/navigation/preferences";
import { loadZoneCities, type ZoneCities } from "@/lib/navigation/zone-city";
import { findZones, timeNameOf, type ZoneChoice, zoneChoices } from "./time-zone-choices";

interface TimeZoneListProps {
  now: number;
  zone: string;
  onChoose: (zone: NamedZone) => void;
}

const maxShown = 60;

const loading = new Map<Locale, Promise<ZoneCities>>();

/** One promise for each language: what a component waits for must stay the same while it waits. */
function citiesIn(locale: Locale): Promise<ZoneCities> {
  const known = loading.get(locale) ?? loadZoneCities(locale);
  loading.set(locale, known);
  return known;
}

function ZoneLabel({ choice, locale, now }: { choice: ZoneChoice; locale: Locale; now: number }) {
  return (
    <>
      {`${choice.city} `}
      <span className="pl-1 text-12 font-normal text-text-3">{timeNameOf(choice.zone, locale, now)}</span>
    </>
  );
}

/** Every zone that the browser knows. */
export default function TimeZoneList({ now, zone, onChoose }: TimeZoneListProps) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const cities = use(citiesIn(locale));
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const choices = useMemo(
    () => zoneChoices(Intl.supportedValuesOf("timeZone"), own, cities, now),
    [own, cities, now],
  );
  const search = (text: string) =>
    findZones(choices, text)
      .slice(0, maxShown)
      .map((choice) => ({
        value: choice.zone,
        label: <ZoneLabel choice={choice} locale={locale} now={now} />,
        detail: choice.offset === choice.city ? null : choice.offset,
      }));
  return (
    <ComboboxList
      className="w-96 max-w-[calc(100vw-32px)]"
      label={t("timeZone")}
      placeholder={t("findTimeZone")}
      nothing={t("noTimeZone")}
      value={zone}
      onChoose={(value) => {
        const name = choices.find((choice) => choice.zone === value)?.city ?? value;
        onChoose({ zone: value, name });
      }}
      search={search}
    />
  );
}
