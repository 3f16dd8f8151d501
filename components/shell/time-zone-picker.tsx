"use client";

import { Clock } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import { useTimeZone } from "@/components/ui/time-zone-context";
import { formatOffset, zoneOffsetMinutes } from "@/lib/shared/format-zone";
import { savePreference } from "./save-preference";

const loadList = () => import("./time-zone-list");
const TimeZoneList = lazy(loadList);

/** `now` is the server's instant, in milliseconds since 1970: the offset must be the one it rendered. */
export function TimeZonePicker({ now }: { now: number }) {
  const t = useTranslations("shell");
  const router = useRouter();
  const { zone, name, setZone } = useTimeZone();
  const offset = formatOffset(zoneOffsetMinutes(now, zone));
  return (
    <Popover
      className={buttonClass("ghost", "normal", "touch px-2!")}
      label={`${t("timeZone")}: `}
      tip={t("timeZone")}
      title={t("timeZone")}
      align="end"
      onNear={loadList}
      content={(close) => (
        <Suspense>
          <TimeZoneList
            now={now}
            zone={zone}
            onChoose={(next) => {
              setZone(next);
              savePreference({ timeZone: next.zone });
              close();
              router.refresh();
            }}
          />
        </Suspense>
      )}
    >
      <Icon of={Clock} size={14} />
      <span>{name}</span>
      {offset !== name && <span className="num font-normal text-text-3">{offset}</span>}
    </Popover>
  );
}
