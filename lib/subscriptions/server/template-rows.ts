import "server-only";
import { and, asc, eq, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Queryable } from "@/db/client";
import { eventTemplates } from "@/db/schema/subscriptions";
import type { Grant } from "@/lib/access/authorize";
import { ownerOf } from "@/lib/access/owner-of";
import { subscribableEntries } from "../event-type";
import type { EventTemplate, EventType } from "../model";
import { builtInTemplates } from "../templates/built-in-templates";

type Row = typeof eventTemplates.$inferSelect;

const isId = (text: string) => z.uuid().safeParse(text).success;

/** The organization's own template with those of its codes that can be subscribed to in the grant's scope now. */
export function toOwnTemplate(grant: Grant, row: Row): EventTemplate {
  const { project } = ownerOf(grant);
  const offered = new Set(
    subscribableEntries(project ? "project" : "organization", row).map(({ event }) => event),
  );
  const { id, name, provider, service, resourceType } = row;
  const events = row.events.filter((event) => offered.has(event));
  return {
    id,
    name: { en: name, ko: name },
    isOwn: true,
    provider,
    service,
    resourceType,
    events,
    credit: null,
  };
}

/** The organization's own templates that meet `conditions`, by name; those without a code to offer here are left out. */
export async function readOwnTemplates(
  queryable: Queryable,
  grant: Grant,
  conditions: readonly SQL[],
): Promise<EventTemplate[]> {
  const rows = await queryable
    .select()
    .from(eventTemplates)
    .where(and(eq(eventTemplates.organizationId, grant.organization.id), ...conditions))
    .orderBy(asc(eventTemplates.name), asc(eventTemplates.id));
  return rows.map((row) => toOwnTemplate(grant, row)).filter(({ events }) => events.length > 0);
}

/** The template of this id that is offered for a type in the grant's scope, built in or own; null without one. */
export async function findTemplate(
  queryable: Queryable,
  grant: Grant,
  type: EventType,
  id: string,
): Promise<EventTemplate | null> {
  const { provider, service, resourceType } = type;
  const builtIn = builtInTemplates(ownerOf(grant).project ? "project" : "organization", type);
  const found = builtIn.find((template) => template.id === id);
  if (found || !isId(id)) return found ?? null;
  const [own] = await readOwnTemplates(queryable, grant, [
    eq(eventTemplates.id, id),
    eq(eventTemplates.provider, provider),
    eq(eventTemplates.service, service),
    eq(eventTemplates.resourceType, resourceType),
  ]);
  return own ?? null;
}
