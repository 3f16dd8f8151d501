import "server-only";
import { sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import { authorize } from "@/lib/access/authorize";
import type { Context, OrganizationMembership } from "@/lib/access/context";
import type { OwningScope } from "@/lib/access/scope";
import { AppError } from "@/lib/shared/errors";
import type { MessageKind } from "../model";

/**
 * Where a message's short link leads: to its one event, or to the list of a digest's, whose outermost occurred at
 * `first` and `last` (milliseconds since 1970); a test, to the subscriptions.
 */
export type MessageTarget = { scope: OwningScope } & (
  | { kind: "event"; event: { id: string; occurredAt: string } }
  | { kind: "digest"; messageId: string; span: { first: number; last: number } }
  | { kind: "test" }
);

interface Row extends Record<string, unknown> {
  organization_id: string;
  scope_id: string;
  kind: MessageKind;
  event_id: string | null;
  first: Date | null;
  last: Date | null;
}

function scopeOf(organization: OrganizationMembership, scopeId: string): OwningScope | null {
  if (scopeId === organization.id) return { kind: "organization", organization: organization.slug };
  const project = organization.projects.find(({ id }) => id === scopeId);
  return project ? { kind: "project", organization: organization.slug, project: project.slug } : null;
}

function targetOf(row: Row, scope: OwningScope, messageId: string): MessageTarget {
  const { kind, event_id: id, first, last } = row;
  if (kind === "test" || id === null || first === null || last === null) return { scope, kind: "test" };
  if (kind === "event") return { scope, kind, event: { id, occurredAt: first.toISOString() } };
  return { scope, kind, messageId, span: { first: first.getTime(), last: last.getTime() } };
}

/**
 * What a message tells of, in one of the caller's own organizations and in a scope whose events the caller may read.
 * Throws `not_found` for every other id.
 */
export async function findMessageTarget(context: Context, messageId: string): Promise<MessageTarget> {
  const organizationIds = context.organizations.map(({ id }) => id);
  const { rows } = await getDatabase().execute<Row>(sql`
    SELECT m.organization_id, m.scope_id, m.kind, d.*
    FROM unnest(${sql.param(organizationIds)}::uuid[]) AS own (id)
    JOIN messages m ON m.organization_id = own.id AND m.id = ${messageId}::uuid
    CROSS JOIN LATERAL (
      SELECT min(event_id) AS event_id, min(event_occurred_at) AS first, max(event_occurred_at) AS last FROM deliveries
      WHERE organization_id = m.organization_id AND message_id = m.id
    ) d`);
  const [row] = rows;
  const organization = context.organizations.find(({ id }) => id === row?.organization_id);
  const scope = row && organization ? scopeOf(organization, row.scope_id) : null;
  if (!row || !scope) throw new AppError("not_found", "There is nothing here, or nothing that you may see.");
  authorize(context, scope.kind === "project" ? "projectEvents.read" : "organizationEvents.read", scope);
  return targetOf(row, scope, messageId);
}
