import { type SQL, sql } from "drizzle-orm";
import { dayMs, known } from "./make-events";

/** What one request asks, and the plainest SQL that answers the same. */
export interface ReadCase {
  group: "list" | "filter" | "pair" | "apart";
  label: string;
  /** The API's query string. */
  query: string;
  /** Condition on row `e`. */
  where: SQL;
  /** Pages to go on by cursor before the page that is measured. */
  depth: number;
}

/** All but the end: whatever begins so. */
const beginning = (value: string) => value.slice(0, -3);

type Filter = readonly [label: string, parameter: string, value: string, where: SQL];

const isActor = (value: string) =>
  sql`(e.actor_id = ${value} OR e.actor_email = ${value} OR e.actor_name = ${value})`;
const contains = (column: SQL, value: string) => sql`${column} COLLATE "C" ILIKE ${`%${value}%`}`;
const text = sql`concat_ws(' ', e.id, e.service, e.event, e.resource_name, e.actor_name, e.actor_email, e.message)`;

const filters = {
  service: ["service", "service", known.service, sql`e.service = ${known.service}`],
  event: ["event", "event", known.event, sql`e.event = ${known.event}`],
  resourceType: [
    "resource type",
    "resourceType",
    known.resourceType,
    sql`e.resource_type = ${known.resourceType}`,
  ],
  resourceId: ["resource", "resourceId", "r-project-2-7", sql`e.resource_id = 'r-project-2-7'`],
  resourceName: [
    "resource name contains",
    "resourceName",
    "project-7-7",
    contains(sql`e.resource_name`, "project-7-7"),
  ],
  actor: ["user", "actor", known.person, isActor(known.person)],
  rareActor: ["rare user", "actor", known.rareActor, isActor(known.rareActor)],
  eventBeginning: [
    "event that begins so",
    "event",
    `${beginning(known.event)}*`,
    sql`e.event ^@ ${beginning(known.event)}`,
  ],
  actorBeginning: [
    "rare user that begins so",
    "actor",
    `${beginning(known.rareActor)}*`,
    sql`(e.actor_email ^@ ${beginning(known.rareActor)} OR e.actor_name ^@ ${beginning(known.rareActor)}
      OR e.actor_id ^@ ${beginning(known.rareActor)})`,
  ],
  sourceIp: ["source address", "sourceIp", known.sourceIp, sql`e.source_ip = ${known.sourceIp}`],
  network: ["source network", "sourceIp", known.network, sql`e.source_inet <<= ${known.network}::inet`],
  outcome: ["outcome failure", "outcome", "failure", sql`e.outcome = 'failure'`],
  channel: ["channel", "channel", known.channel, sql`e.channel = ${known.channel}`],
  actorType: ["kind of user", "actorType", "service_account", sql`e.actor_type = 'service_account'`],
  catalogStatus: [
    "catalog status that none has",
    "catalogStatus",
    "legacy",
    sql`e.catalog_status = 'legacy'`,
  ],
  requestId: ["request", "requestId", known.requestId, sql`e.request_id = ${known.requestId}`],
  correlationId: ["correlation that is nowhere", "correlationId", "none", sql`e.correlation_id = 'none'`],
  traceId: ["trace that is nowhere", "traceId", "none", sql`e.trace_id = 'none'`],
  userAgent: ["user agent contains", "userAgent", "TERRAFORM", contains(sql`e.user_agent`, "TERRAFORM")],
  provider: ["provider", "provider", known.provider, sql`e.provider = ${known.provider}`],
  project: [
    "project",
    "project",
    known.project,
    sql`e.scope_id = (SELECT p.id FROM projects p WHERE p.organization_id = e.organization_id AND p.slug = ${known.project})`,
  ],
  text: ["text that is nowhere", "q", "no such text", contains(text, "no such text")],
  robot: ["busiest user", "actor", known.robot, isActor(known.robot)],
  otherService: ["service", "service", known.otherService, sql`e.service = ${known.otherService}`],
  otherType: [
    "type",
    "resourceType",
    known.otherResourceType,
    sql`e.resource_type = ${known.otherResourceType}`,
  ],
} as const satisfies Record<string, Filter>;

function caseOf(group: ReadCase["group"], parts: readonly Filter[]): ReadCase {
  const parameters = new URLSearchParams(parts.map(([, name, value]) => [name, value]));
  return {
    group,
    label: parts.map(([label]) => label).join(" and "),
    query: parameters.toString(),
    where: sql.join(
      parts.map(([, , , where]) => where),
      sql` AND `,
    ),
    depth: 0,
  };
}

const pairs: readonly (readonly [Filter, Filter])[] = [
  [filters.service, filters.outcome],
  [filters.service, filters.actor],
  [filters.event, filters.project],
  [filters.actor, filters.outcome],
  [filters.project, filters.outcome],
  [filters.resourceType, filters.channel],
  [filters.actor, filters.project],
  [filters.sourceIp, filters.service],
];

/** Two values that are each common, and never in one event. */
const apart: readonly (readonly [Filter, Filter])[] = [
  [filters.robot, filters.otherService],
  [filters.robot, filters.outcome],
  [filters.robot, filters.otherType],
];

const deepPages = 100;
const deepDays = 85;

function listCases(): ReadCase[] {
  const to = new Date(Date.now() - deepDays * dayMs).toISOString();
  return [
    { group: "list", label: "first page", query: "", where: sql`true`, depth: 0 },
    {
      group: "list",
      label: `page ${deepPages + 1}, by cursor`,
      query: "",
      where: sql`true`,
      depth: deepPages,
    },
    {
      group: "list",
      label: `page ${deepDays} days deep`,
      query: new URLSearchParams({ to }).toString(),
      where: sql`e.occurred_at < ${to}::timestamptz`,
      depth: 0,
    },
  ];
}

const alone: readonly (keyof typeof filters)[] = [
  ...(["service", "event", "resourceType", "resourceId", "resourceName", "actor", "rareActor"] as const),
  ...(["eventBeginning", "actorBeginning"] as const),
  ...(["sourceIp", "network", "outcome", "channel", "provider", "project", "text"] as const),
  ...(["actorType", "catalogStatus", "requestId", "correlationId", "traceId", "userAgent"] as const),
];

/** Everything that the list is asked in the benchmark. */
export function readCases(): ReadCase[] {
  return [
    ...listCases(),
    ...alone.map((name) => caseOf("filter", [filters[name]])),
    ...pairs.map((pair) => caseOf("pair", pair)),
    ...apart.map((pair) => caseOf("apart", pair)),
  ];
}
