import { z } from "zod";
import { catalogEntryStatuses, catalogScopes, type LocalizedName } from "./model";

/** A `LocalizedName`. */
export const localizedName = z.object({ en: z.string(), ko: z.string() });

const referenceSchema = z.object({
  scope: z.enum(catalogScopes),
  service: z.string(),
  resourceType: z.string(),
  event: z.string(),
});

/** One entry in the answer of `GET /api/v1/catalog`. `aliases` and `versions` are there only where an entry has some. */
const catalogEventSchema = referenceSchema.extend({
  provider: z.string(),
  name: localizedName,
  description: localizedName,
  subscribable: z.boolean(),
  status: z.enum(catalogEntryStatuses),
  replacedBy: z.array(referenceSchema),
  aliases: z.array(z.string()).optional(),
  versions: z
    .array(z.object({ page: z.enum(["newer", "older"]), bundle: z.string(), versions: z.array(z.string()) }))
    .optional(),
});

/** A service that has at least one matching entry, with the resource types that have one. */
const catalogServiceSchema = z.object({
  provider: z.string(),
  service: z.string(),
  name: localizedName,
  resourceTypes: z.array(z.object({ resourceType: z.string(), name: localizedName })),
});

/** The answer of `GET /api/v1/catalog`. `services` covers every match, `events` one page of them. */
export const catalogPageSchema = z.object({
  services: z.array(catalogServiceSchema),
  events: z.array(catalogEventSchema),
  nextCursor: z.string().nullable(),
});

export type CatalogEvent = z.infer<typeof catalogEventSchema>;
export type CatalogServiceAnswer = z.infer<typeof catalogServiceSchema>;
export type CatalogPage = z.infer<typeof catalogPageSchema>;

/** For browsing; the catalog is data in memory, so the numbers are exact. */
export interface CatalogCounts {
  /** How many entries match all filters. */
  matches: number;
  /** How many of these tell what stands for them now. */
  replaced: number;
  /** Matches for each provider and service, whatever provider, service and resource type are chosen. */
  byService: { provider: string; service: string; name: LocalizedName; count: number }[];
}
