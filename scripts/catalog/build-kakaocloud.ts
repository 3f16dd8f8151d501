import type { CatalogFile } from "@/lib/catalog/catalog-file";
import type { CatalogReference } from "@/lib/catalog/model";
import { type PageRow, readNewerPage } from "./read-kakaocloud-newer";
import { readOlderBundleVersions, readOlderPage } from "./read-kakaocloud-older";
import { readDictionary, readTable, required } from "./read-table";

type Entry = CatalogFile["events"][number];

/** What became of one row of the older page. `now` is empty when the newer page no longer has it. */
export interface OlderRow extends CatalogReference {
  outcome: "same" | "replaced" | "gone";
  now: CatalogReference[];
}

/** Codes that the vendor misspells or writes in another case; the code stays, people read this instead. */
const displayNames: Record<string, string> = {
  "Heath Check Create": "Health Check Create",
  "Create cluster Request": "Create Cluster Request",
  "Delete nodepool Request": "Delete Nodepool Request",
  "Delete catalog": "Delete Catalog",
  "Failed to send email": "Failed To Send Email",
};
const eventAliases: Record<string, string[]> = { "Heath Check Create": ["Health Check Create"] };

const bundles = "HDE Bundles";
const bundleAliases = [
  "Hadoop HDE, Hbase HDE, Trino HDE, Dataflow HDE",
  "Hadoop HDE",
  "HBase HDE",
  "Hbase HDE",
  "Trino HDE",
  "Dataflow HDE",
];

const referenceOf = ({ scope, service, resourceType, event }: CatalogReference): CatalogReference => ({
  scope,
  service,
  resourceType,
  event,
});
const keyOf = (row: CatalogReference) => [row.scope, row.service, row.resourceType, row.event].join(" / ");

/** The versions that the newer page prints below its Hadoop Eco table, the same for all four bundles. */
function newerBundleVersions(text: string) {
  const line = /^Resource types by event include .*\(Versions: ([\d., ]+)\)\.$/m.exec(text);
  if (!line) throw new Error("the newer page lists no Hadoop Eco versions");
  const versions = (line[1] ?? "").split(",").map((version) => version.trim());
  return ["Hadoop HDE", "HBase HDE", "Trino HDE", "Dataflow HDE"].map((bundle) => ({ bundle, versions }));
}

function readMoves(current: Map<string, PageRow>): Map<string, CatalogReference[]> {
  const moves = new Map<string, CatalogReference[]>();
  for (const row of readTable("kakaocloud-moves.tsv", 5)) {
    const targets = row[4] === "-" ? [] : (row[4] ?? "").split(" + ");
    const now = targets.map((target) => {
      const found = current.get(target);
      if (!found) throw new Error(`kakaocloud-moves.tsv: the newer page has no ${target}`);
      return referenceOf(found);
    });
    moves.set(row.slice(0, 4).join(" / "), now);
  }
  return moves;
}

/** Says of every row of the older page whether it stands, moved or is gone. Throws on a row nobody accounted for. */
function accountFor(older: PageRow[], current: Map<string, PageRow>): OlderRow[] {
  const moves = readMoves(current);
  const rows = older.map((row): OlderRow => {
    const bundle = bundleAliases.includes(row.resourceType) ? { ...row, resourceType: bundles } : row;
    const same = current.get(keyOf(bundle));
    if (same) return { ...referenceOf(row), outcome: "same", now: [referenceOf(same)] };
    const now = moves.get(keyOf(row));
    if (now === undefined) throw new Error(`kakaocloud-moves.tsv does not say where ${keyOf(row)} went`);
    return { ...referenceOf(row), outcome: now.length > 0 ? "replaced" : "gone", now };
  });
  const unused = moves.size - rows.filter((row) => row.outcome !== "same").length;
  if (unused !== 0) throw new Error(`kakaocloud-moves.tsv has ${unused} rows that no older row needs`);
  return rows;
}

/** Builds provider `kakaocloud` from both Cloud Trail pages, and the account of every row of the older one. */
export function buildKakaocloud(
  newerText: string,
  olderText: string,
): { file: CatalogFile; olderPage: OlderRow[] } {
  const newer = readNewerPage(newerText);
  const older = readOlderPage(olderText);
  const current = new Map(newer.map((row) => [keyOf(row), row]));
  const olderPage = accountFor(older, current);
  const standing = new Set(
    olderPage.filter((row) => row.outcome === "same").map((row) => keyOf(row.now[0] ?? row)),
  );
  const [names, descriptions] = [
    readDictionary("kakaocloud-names.tsv"),
    readDictionary("kakaocloud-descriptions.tsv"),
  ];
  const olderVersions = readOlderBundleVersions(olderText).map((list) => ({
    page: "older" as const,
    ...list,
  }));
  const newerVersions = newerBundleVersions(newerText).map((list) => ({ page: "newer" as const, ...list }));

  const entryOf = (row: PageRow, legacy: OlderRow | null): Entry => {
    const description = row.description && {
      en: row.description,
      ko: required(descriptions, "kakaocloud-descriptions.tsv", row.description),
    };
    const aliases = eventAliases[row.event];
    const versions = standing.has(keyOf(row)) ? [...newerVersions, ...olderVersions] : newerVersions;
    return {
      ...referenceOf(row),
      name: {
        en: displayNames[row.event] ?? row.event,
        ko: required(names, "kakaocloud-names.tsv", row.event),
      },
      ...(description && { description }),
      subscribable: legacy === null,
      status: legacy === null ? "current" : "legacy",
      ...(legacy && legacy.now.length > 0 && { replacedBy: legacy.now }),
      ...(aliases && { aliases }),
      ...(row.resourceType === bundles && { versions }),
    };
  };

  const gone = older.flatMap((row, index) => {
    const account = olderPage[index];
    return account && account.outcome !== "same" ? [entryOf(row, account)] : [];
  });
  const events = [...newer.map((row) => entryOf(row, null)), ...gone];
  return { file: { provider: "kakaocloud", services: servicesOf(events), events }, olderPage };
}

function servicesOf(events: Entry[]): CatalogFile["services"] {
  const types = readDictionary("kakaocloud-resource-types.tsv");
  const typesOf = new Map<string, Set<string>>();
  for (const { service, resourceType } of events) {
    typesOf.set(service, (typesOf.get(service) ?? new Set()).add(resourceType));
  }
  const names = new Map(
    readTable("kakaocloud-services.tsv", 3).map(([code = "", en = "", ko = ""]) => [code, { en, ko }]),
  );
  return [...typesOf].map(([service, resourceTypes]) => {
    const name = names.get(service);
    if (!name) throw new Error(`kakaocloud-services.tsv has no row for ${service}`);
    return {
      service,
      name,
      resourceTypes: [...resourceTypes].map((resourceType) => ({
        resourceType,
        name: { en: resourceType, ko: required(types, "kakaocloud-resource-types.tsv", resourceType) },
        ...(resourceType === bundles && { aliases: bundleAliases, versionedAliases: true }),
      })),
    };
  });
}
