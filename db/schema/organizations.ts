import { pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { OrganizationRole, ProjectRole } from "@/lib/access/roles";
import { instant } from "./columns";
import { users } from "./users";

/**
 * One row for each tenant. Written when an organization is set up; its name may change, its id never does.
 * The slug is how people write it in addresses; one spelt like an id is never found by it.
 */
export const organizations = pgTable("organizations", {
  id: uuid("id").primaryKey(),
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
});

/**
 * One row for each project of an organization. Written when a project is made; its name may change. A project
 * is archived, never deleted: its events stay readable.
 */
export const projects = pgTable(
  "projects",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id),
    id: uuid("id").notNull(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    archivedAt: instant("archived_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique().on(table.organizationId, table.slug),
  ],
);

/**
 * One row for each person in an organization. Written when a person joins, deleted when they leave, which takes
 * their roles there with it. Belonging alone allows nothing: roles do.
 */
export const organizationMembers = pgTable(
  "organization_members",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    joinedAt: instant("joined_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.userId] })],
);

/**
 * One row for each role that a member holds in the whole organization. Written and deleted by whoever manages
 * its members, never changed. Read afresh by every request, so a change shows in the next answer.
 */
export const organizationRoleAssignments = pgTable(
  "organization_role_assignments",
  {
    organizationId: uuid("organization_id").notNull(),
    userId: uuid("user_id").notNull(),
    role: text("role").$type<OrganizationRole>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.userId, table.role] })],
);

/**
 * One row for each role that a member holds in one project. Written and deleted by whoever manages the project's
 * members, never changed. A person may hold several, here and in the organization; they add up.
 */
export const projectRoleAssignments = pgTable(
  "project_role_assignments",
  {
    organizationId: uuid("organization_id").notNull(),
    projectId: uuid("project_id").notNull(),
    userId: uuid("user_id").notNull(),
    role: text("role").$type<ProjectRole>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.projectId, table.userId, table.role] })],
);
