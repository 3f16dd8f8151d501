import "server-only";
import { randomUUID } from "node:crypto";
import type { Context, ProjectMembership } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { csvWriter } from "../export-csv";
import type { ExportFacts, ExportReader } from "../export-model";
import { ndjsonWriter } from "../export-ndjson";
import type { EventExportQuery } from "../export-query";
import { type EventFilters, eventFilterNames, serializeEventFilters } from "../filters";
import { type ResolvedRange, resolveRange } from "../time-range";
import { actorOf } from "./actor-of";
import { authorizeEventRead, type EventAccess } from "./event-access";
import { ensureExportPlace, takeExportPlace } from "./export-places";
import { ExportRun } from "./export-run";
import { ExportSource } from "./export-source";

export interface ExportEventsInput extends Omit<EventExportQuery, "scope"> {
  scope: RequestedScope;
  /** Reads the caller's context again: each page asks anew what the caller may read. */
  renew: () => Promise<Context>;
}

export interface EventExport {
  fileName: string;
  contentType: string;
  /** Begins it. Until then nothing is held, and nothing is recorded. Throws `too_many_requests`. */
  open: () => ReadableStream<Uint8Array>;
}

const instantOf = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

function writtenFilters(filters: EventFilters): Record<string, string[]> {
  const written = serializeEventFilters(filters);
  const used = eventFilterNames.filter((name) => written.has(name));
  return Object.fromEntries(used.map((name) => [name, written.getAll(name)]));
}

/** The one project of a project's events; null for a list over an organization. */
function projectOf({ kind }: RequestedScope, { projects }: EventAccess): ProjectMembership | null {
  const [reach] = projects.map((grant) => grant.reach.projects);
  return kind !== "project" || reach === undefined || reach === "every" ? null : (reach[0] ?? null);
}

function factsOf(
  context: Context,
  access: EventAccess,
  { scope, filters, format }: ExportEventsInput,
  range: ResolvedRange,
): ExportFacts {
  const { email, name } = actorOf(context);
  return {
    id: randomUUID(),
    format,
    startedAt: new Date().toISOString(),
    exportedBy: email ?? name,
    organization: access.organization.slug,
    project: projectOf(scope, access)?.slug ?? null,
    scope: scope.kind === "projects" ? "project" : scope.kind,
    from: instantOf(range.from),
    to: instantOf(range.to),
    order: filters.order,
    filters: writtenFilters(filters),
  };
}

/** For whom a table is written where the request says nothing: a person has a language and a zone, a key has neither. */
function readerOf({ principal }: Context, { language, timeZone }: ExportEventsInput): ExportReader {
  const own = principal.kind === "user" ? principal : { locale: "en" as const, timeZone: "UTC" };
  return { language: language ?? own.locale, timeZone: timeZone ?? own.timeZone };
}

/** `events-acme-web-shop-20261120T040506Z.csv`; slugs need no quoting. */
const fileNameOf = ({ organization, project, startedAt, format }: ExportFacts) =>
  `events-${organization}${project === null ? "" : `-${project}`}-${startedAt.replace(/[-:]|\.\d+/g, "")}.${format}`;

/**
 * The events that a context may read in a scope, as a file that is written while it is taken: in pages by key, each
 * authorized anew, so that neither the result nor a transaction is held. It ends with a line that says what it holds
 * or why it could not finish, and is recorded as an event of its own. Throws as `listEvents` does, and
 * `too_many_requests` where too many exports run.
 */
export function exportEvents(context: Context, input: ExportEventsInput): EventExport {
  const { scope, filters, format, renew } = input;
  const access = authorizeEventRead(context, scope, filters.project);
  const range = resolveRange(filters.range, Date.now());
  const facts = factsOf(context, access, input, range);
  const writer = format === "csv" ? csvWriter(readerOf(context, input)) : ndjsonWriter;
  const fileName = fileNameOf(facts);
  const caller = "id" in context.principal ? context.principal.id : context.principal.kind;
  ensureExportPlace(caller);
  const open = () => {
    const release = takeExportPlace(caller);
    const project = projectOf(scope, access);
    const what = { context, access, scope, project, filters, range };
    const run = new ExportRun({ ...what, facts, writer, fileName, renew, release });
    return new ReadableStream(new ExportSource(run), { highWaterMark: 0 });
  };
  return { fileName, contentType: writer.contentType, open };
}
