import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import type { CatalogEvent } from "@/lib/catalog/contract";
import { entryHref } from "./catalog-href";

/** Current is plain; retired and legacy are tags, the latter with where the event stands now. */
export function EntryStatus({ path, entry }: { path: Route; entry: CatalogEvent }) {
  const t = useTranslations("catalog");
  if (entry.status === "current") {
    return <span className="text-text-3 @max-[560px]:text-12">{t("statuses.current")}</span>;
  }
  const [now, ...others] = entry.replacedBy;
  return (
    <>
      <Tag tone="warn">{t(`statuses.${entry.status}`)}</Tag>
      {now && (
        <Link
          href={entryHref(path, { ...now, provider: entry.provider })}
          prefetch={false}
          data-cut
          className="cut relative z-1 rounded-1 text-accent hover:underline @max-[560px]:order-3 @max-[560px]:w-full @max-[560px]:pl-4 @max-[560px]:text-12"
        >
          {others.length > 0
            ? t("nowAndMore", { event: now.event, count: others.length })
            : t("now", { event: now.event })}
        </Link>
      )}
    </>
  );
}
