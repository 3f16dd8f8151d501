import { z } from "zod";
import { type CatalogEntry, type CatalogService, catalogEntryStatuses, catalogScopes } from "./model";

const code = z.string().min(1);
const name = z.strictObject({ en: z.string().min(1), ko: z.string().min(1) });
const reference = { scope: z.enum(catalogScopes), service: code, resourceType: code, event: code };

const resourceTypeSchema = z.strictObject({
  resourceType: code,
  name,
  aliases: z.array(code).optional(),
  versionedAliases: z.boolean().optional(),
});

const entrySchema = z.strictObject({
  ...reference,
  name,
  /** Left out where the source says no more than the name does. */
  description: name.optional(),
  subscribable: z.boolean(),
  status: z.enum(catalogEntryStatuses),
  replacedBy: z.array(z.strictObject(reference)).optional(),
  aliases: z.array(code).optional(),
  versions: z
    .array(z.strictObject({ page: z.enum(["newer", "older"]), bundle: code, versions: z.array(code) }))
    .optional(),
});

/** One provider's committed data file (`lib/catalog/data/*.json`). */
export const catalogFileSchema = z.strictObject({
  provider: code,
  services: z.array(
    z.strictObject({
      service: code,
      name,
      aliases: z.array(code).optional(),
      resourceTypes: z.array(resourceTypeSchema),
    }),
  ),
  events: z.array(entrySchema),
});

export type CatalogFile = z.infer<typeof catalogFileSchema>;

/** Checks a data file and gives it the shape that the rest of the product reads. Throws on a malformed file. */
export function readCatalogFile(data: unknown): { services: CatalogService[]; entries: CatalogEntry[] } {
  const file = catalogFileSchema.parse(data);
  return {
    services: file.services.map((service) => ({ provider: file.provider, ...service })),
    entries: file.events.map((entry) => ({
      provider: file.provider,
      ...entry,
      description: entry.description ?? entry.name,
      replacedBy: entry.replacedBy ?? [],
    })),
  };
}
