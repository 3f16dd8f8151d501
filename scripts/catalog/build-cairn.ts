import type { CatalogFile } from "@/lib/catalog/catalog-file";
import { catalogScopes } from "@/lib/catalog/model";
import { readTable } from "./read-table";

type Service = CatalogFile["services"][number];

function readServices(): Service[] {
  const services: Service[] = [];
  for (const [service = "", resourceType = "", en = "", ko = ""] of readTable("cairn-services.tsv", 4)) {
    if (resourceType === "-") services.push({ service, name: { en, ko }, resourceTypes: [] });
    else services.at(-1)?.resourceTypes.push({ resourceType, name: { en, ko } });
  }
  return services;
}

/** Builds provider `cairn`: the console's own acts that no vendor's entry names. */
export function buildCairn(): CatalogFile {
  const events = readTable("cairn-events.tsv", 8).flatMap((row) => {
    const [scopes = "", service = "", resourceType = "", event = "", subscribable, ko = "", ...description] =
      row;
    return catalogScopes
      .filter((scope) => scopes.split(",").includes(scope))
      .map((scope) => ({
        scope,
        service,
        resourceType,
        event,
        name: { en: event, ko },
        description: { en: description[0] ?? "", ko: description[1] ?? "" },
        subscribable: subscribable === "yes",
        status: "current" as const,
      }));
  });
  return { provider: "cairn", services: readServices(), events };
}
