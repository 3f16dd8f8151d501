import { catalogEntries, catalogServices } from "./catalog-index";
import type { LocalizedName } from "./model";

/** The codes that may stand alone, without the provider and the service that tell one from another. */
export type NamedCode = "service" | "resourceType" | "event";

interface Named {
  code: string;
  aliases?: readonly string[] | undefined;
  name: LocalizedName;
}

function namedCodes(kind: NamedCode): Named[] {
  if (kind === "service") return catalogServices.map((item) => ({ ...item, code: item.service }));
  if (kind === "event") return catalogEntries.map((item) => ({ ...item, code: item.event }));
  return catalogServices.flatMap(({ resourceTypes }) =>
    resourceTypes.map((item) => ({ ...item, code: item.resourceType })),
  );
}

/** By code: its name, or null where several things of different names share the code. */
function collectNames(kind: NamedCode): ReadonlyMap<string, LocalizedName | null> {
  const names = new Map<string, LocalizedName | null>();
  for (const { code, aliases, name } of namedCodes(kind)) {
    for (const spelling of [code, ...(aliases ?? [])]) {
      const known = names.get(spelling);
      const isSame = known === undefined || (known?.en === name.en && known.ko === name.ko);
      names.set(spelling, isSame ? name : null);
    }
  }
  return names;
}

const namesByKind = new Map<NamedCode, ReadonlyMap<string, LocalizedName | null>>();

/** What the catalog calls a code, whosever it is; null where it does not know it, or by several names. */
export function nameOfCode(kind: NamedCode, code: string): LocalizedName | null {
  const names = namesByKind.get(kind) ?? collectNames(kind);
  namesByKind.set(kind, names);
  return names.get(code) ?? null;
}
