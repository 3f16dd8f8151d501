import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Permission } from "@/lib/access/permissions";
import { bytes, instant } from "./columns";
import { organizations } from "./organizations";

/**
 * One row for each API key of an organization. Written when a key is made; only `revokedAt` (once) and `lastUsedAt`
 * (at most once a minute) change after that. The key itself is shown once and kept as its SHA-256; `prefix` holds its
 * first characters. `projectIds` limits it to projects; null means every project and the organization itself.
 */
export const apiKeys = pgTable(
  "api_keys",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    keyHash: bytes("key_hash").notNull(),
    permissions: text("permissions").array().$type<Permission[]>().notNull(),
    projectIds: uuid("project_ids").array(),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at"),
    revokedAt: instant("revoked_at"),
    lastUsedAt: instant("last_used_at"),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);
