import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CatalogEvent } from "@/lib/catalog/contract";
import { entryKeyOf, type LocalizedName, providerNameOf } from "@/lib/catalog/model";
import { entryHref } from "./catalog-href";

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-3 py-0.75 max-sm:flex-col max-sm:gap-0">
      <dt className="w-37 shrink-0 text-text-3">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

/** A code with the name that people know it by, where that is another one. */
function Coded({ code, name }: { code: string; name: string }) {
  return (
    <>
      <span className="code">{code}</span>
      {name !== code && <span className="text-text-2"> · {name}</span>}
    </>
  );
}

function Replacements({ path, entry }: { path: Route; entry: CatalogEvent }) {
  const t = useTranslations("catalog");
  if (entry.replacedBy.length === 0) return <>{t("noSuccessor")}</>;
  return (
    <ul>
      {entry.replacedBy.map((now) => (
        <li key={entryKeyOf({ ...now, provider: entry.provider })}>
          <Link
            href={entryHref(path, { ...now, provider: entry.provider })}
            prefetch={false}
            className="rounded-1 text-accent underline-offset-2 hover:underline"
          >
            {t("now", { event: now.event })}
          </Link>
          <span className="text-text-2">
            {` · ${now.service} · ${now.resourceType} · ${t(`scopes.${now.scope}`)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

export interface EntryDetailsProps {
  id: string;
  path: Route;
  entry: CatalogEvent;
  names: { service: LocalizedName; resourceType: LocalizedName };
}

/** Everything the catalog knows of one entry. */
export function EntryDetails({ id, path, entry, names }: EntryDetailsProps) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const { aliases = [], versions = [] } = entry;
  const subscribing = entry.subscribable ? "yes" : entry.status === "current" ? "notOffered" : "past";
  return (
    <tr id={id} className="block border-b border-line-soft bg-canvas">
      <td colSpan={7} className="block px-4 py-2.5 text-12 sm:pl-8">
        <dl>
          {entry.description[locale] !== entry.name[locale] && (
            <Fact label={t("description")}>{entry.description[locale]}</Fact>
          )}
          <Fact label={t("names")}>
            <span lang="en">{entry.name.en}</span> · <span lang="ko">{entry.name.ko}</span>
          </Fact>
          <Fact label={t("columns.code")}>
            <span className="code">{entry.event}</span>
          </Fact>
          {aliases.length > 0 && (
            <Fact label={t("aliases")}>
              <span className="code">{aliases.join(", ")}</span>
            </Fact>
          )}
          <Fact label={t("provider")}>
            <Coded code={entry.provider} name={providerNameOf(entry.provider)} />
          </Fact>
          <Fact label={t("service")}>
            <Coded code={entry.service} name={names.service[locale]} />
          </Fact>
          <Fact label={t("resourceType")}>
            <Coded code={entry.resourceType} name={names.resourceType[locale]} />
          </Fact>
          <Fact label={t("scope")}>{t(`scopes.${entry.scope}`)}</Fact>
          <Fact label={t("subscribable")}>{t(`subscribing.${subscribing}`)}</Fact>
          <Fact label={t("status")}>{t(`statusTexts.${entry.status}`)}</Fact>
          {entry.status === "legacy" && (
            <Fact label={t("replacedBy")}>
              <Replacements path={path} entry={entry} />
            </Fact>
          )}
          {versions.map(({ page, bundle, versions: list }) => (
            <Fact key={`${page} ${bundle}`} label={bundle}>
              <span className="num">{list.join(", ")}</span>
              <span className="text-text-3"> · {t(`pages.${page}`)}</span>
            </Fact>
          ))}
        </dl>
      </td>
    </tr>
  );
}
