import { Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { Channel } from "@/lib/subscriptions/model";

/** Where no server is set, whoever reads the history must know that it tells of nothing that was sent. */
export function KeptNotice({ kept }: { kept: Readonly<Record<Channel, boolean>> }) {
  const t = useTranslations("deliveries.notice");
  if (!kept.email) return null;
  return (
    <p className="flex w-full gap-2.5 rounded-2 bg-warn-soft px-3 py-2 text-pretty">
      <Icon of={Unplug} className="mt-0.5 shrink-0 text-warn" />
      <span className="min-w-0">{t(kept.sms ? "allKept" : "mailKept")}</span>
    </p>
  );
}
