import type { CatalogCounts } from "@/lib/catalog/contract";

export interface ProviderCount {
  provider: string;
  count: number;
  services: CatalogCounts["byService"];
}

/** The counts of services, gathered under their providers in the order in which they came. */
export function countsByProvider({ byService }: CatalogCounts): ProviderCount[] {
  const providers = new Map<string, ProviderCount>();
  for (const item of byService) {
    const known = providers.get(item.provider) ?? { provider: item.provider, count: 0, services: [] };
    known.count += item.count;
    known.services.push(item);
    providers.set(item.provider, known);
  }
  return [...providers.values()];
}
