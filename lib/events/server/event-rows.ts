import "server-only";
import { sql } from "drizzle-orm";
import type { OrganizationMembership } from "@/lib/access/context";
import { eventNameOf, resourceTypeNameOf, serviceNameOf } from "@/lib/catalog/catalog";
import type { ActorType, CatalogStatus, EventListItem, Outcome } from "../model";
import type { EventReader } from "./event-reader";

/** What a list reads of an event: everything but its log and its changes, which can be large. */
export interface EventRow {
  occurred_at: Date;
  id: string;
  scope_id: string;
  received_at: Date;
  provider: string | null;
  service: string;
  event: string;
  resource_type: string | null;
  resource_id: string | null;
  resource_name: string | null;
  actor_type: ActorType;
  actor_id: string | null;
  actor_name: string | null;
  actor_email: string | null;
  channel: string | null;
  source_ip: string | null;
  user_agent: string | null;
  request_id: string | null;
  correlation_id: string | null;
  trace_id: string | null;
  outcome: Outcome;
  catalog_status: CatalogStatus;
  reason: string | null;
  message: string | null;
}

const columnNames: readonly (keyof EventRow)[] = [
  "occurred_at",
  "id",
  "scope_id",
  "received_at",
  "provider",
  "service",
  "event",
  "resource_type",
  "resource_id",
  "resource_name",
  "actor_type",
  "actor_id",
  "actor_name",
  "actor_email",
  "channel",
  "source_ip",
  "user_agent",
  "request_id",
  "correlation_id",
  "trace_id",
  "outcome",
  "catalog_status",
  "reason",
  "message",
];

/** The columns of `EventRow` on row `e`. */
export const eventColumns = sql.join(
  columnNames.map((name) => sql`e.${sql.identifier(name)}`),
  sql`, `,
);

interface ProjectName {
  id: string;
  slug: string;
  name: string;
}

/** The names of the rows' projects; one made after the context was read is looked up. */
async function projectNames(
  reader: EventReader,
  organization: OrganizationMembership,
  rows: readonly EventRow[],
): Promise<ReadonlyMap<string, ProjectName>> {
  const names = new Map<string, ProjectName>(organization.projects.map((project) => [project.id, project]));
  const missing = rows.map((row) => row.scope_id).filter((id) => id !== organization.id && !names.has(id));
  if (missing.length === 0) return names;
  const found = await reader.read<ProjectName & Record<string, string>>(sql`
    SELECT id, slug, name FROM projects
    WHERE organization_id = ${organization.id} AND id = ANY(${sql.param([...new Set(missing)])}::uuid[])`);
  for (const project of found) names.set(project.id, project);
  return names;
}

const named = ({ id, slug, name }: ProjectName): ProjectName => ({ id, slug, name });

/** Organization events tell of a project by its id, or by its slug. */
function projectOfResource(row: EventRow, organization: OrganizationMembership): ProjectName | null {
  const { resource_type: type, resource_id: id } = row;
  if (row.scope_id !== organization.id || type !== "Project" || id === null) return null;
  const found = organization.projects.find((project) => project.id === id || project.slug === id);
  return found ? named(found) : null;
}

function toItem(
  row: EventRow,
  organization: OrganizationMembership,
  projects: ReadonlyMap<string, ProjectName>,
): EventListItem {
  const scope = row.scope_id === organization.id ? "organization" : "project";
  const project = projects.get(row.scope_id);
  if (scope === "project" && !project) throw new Error(`Event in unknown project ${row.scope_id}.`);
  return {
    id: row.id,
    occurredAt: row.occurred_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    scope,
    organization: named(organization),
    project: project ? named(project) : null,
    provider: row.provider,
    service: row.service,
    resource: { type: row.resource_type, id: row.resource_id, name: row.resource_name },
    resourceProject: projectOfResource(row, organization),
    event: row.event,
    eventName: eventNameOf({
      provider: row.provider,
      service: row.service,
      event: row.event,
      scope,
      resourceType: row.resource_type,
    }),
    serviceName: serviceNameOf(row.provider, row.service),
    resourceTypeName:
      row.resource_type === null ? null : resourceTypeNameOf(row.provider, row.service, row.resource_type),
    actor: { type: row.actor_type, id: row.actor_id, name: row.actor_name, email: row.actor_email },
    channel: row.channel,
    sourceIp: row.source_ip,
    userAgent: row.user_agent,
    outcome: row.outcome,
    reason: row.reason,
    message: row.message,
    requestId: row.request_id,
    correlationId: row.correlation_id,
    traceId: row.trace_id,
    catalogStatus: row.catalog_status,
  };
}

/** Rows of one organization as the API shows them. */
export async function toEventItems(
  reader: EventReader,
  organization: OrganizationMembership,
  rows: readonly EventRow[],
): Promise<EventListItem[]> {
  const projects = await projectNames(reader, organization, rows);
  return rows.map((row) => toItem(row, organization, projects));
}
