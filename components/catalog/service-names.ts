import type { CatalogEvent, CatalogServiceAnswer } from "@/lib/catalog/contract";
import type { LocalizedName } from "@/lib/catalog/model";

const codeName = (code: string): LocalizedName => ({ en: code, ko: code });

/** The names of an entry's service and resource type, from the services that came with the entries. */
export function serviceNamesOf(services: readonly CatalogServiceAnswer[]) {
  const names = new Map<string, { name: LocalizedName; types: Map<string, LocalizedName> }>();
  for (const { provider, service, name, resourceTypes } of services) {
    const types = new Map(resourceTypes.map((type) => [type.resourceType, type.name]));
    names.set(`${provider}|${service}`, { name, types });
  }
  return ({ provider, service, resourceType }: CatalogEvent) => {
    const known = names.get(`${provider}|${service}`);
    return {
      service: known?.name ?? codeName(service),
      resourceType: known?.types.get(resourceType) ?? codeName(resourceType),
    };
  };
}
