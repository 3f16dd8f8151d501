import { type Change, fieldBounds, type IncomingEvent, maxChanges, textFields } from "@/lib/events/model";
import type { FieldError } from "@/lib/shared/errors";
import { isStorable, utf8Length } from "@/lib/shared/unicode";
import type { MappedEvent } from "./mapping";

type BoundedField = keyof typeof fieldBounds;

export interface EventPlace {
  /** For events that name no scope; null for the organization's own. */
  project: string | null;
  /** Hex of the sha-256 of a text or of the record's bytes. */
  hash(source: string | "record"): string;
}

/** Free text: what is cut off is still in the log, and nobody looks it up by its whole. */
const freeText: ReadonlySet<BoundedField> = new Set(["userAgent", "reason", "message"]);

/**
 * Makes a mapped event one that the API takes: an id, a scope, every field within its bound and storable. The record
 * itself is kept whole in the log, so what is cut here is lost to filters only. Service and event are what everything
 * is looked up by: out of bounds they are a reject.
 */
export function boundEvent(
  mapped: MappedEvent,
  place: EventPlace,
): { event: IncomingEvent } | { reject: FieldError } {
  for (const key of ["service", "event"] as const) {
    if (!fits(mapped[key], fieldBounds[key])) {
      return {
        reject: {
          path: key,
          message: `longer than ${fieldBounds[key]} bytes, or holds NUL or a lone surrogate`,
        },
      };
    }
  }
  const bound = (field: BoundedField, value: string | undefined) => boundText(field, value, place);
  const event: IncomingEvent = {
    id: boundId(mapped.id, place),
    occurredAt: mapped.occurredAt,
    ...(mapped.scope === undefined
      ? scopeOf(place.project)
      : { scope: mapped.scope, project: mapped.project }),
    service: mapped.service,
    event: mapped.event,
    resource: compact({
      type: bound("resource.type", mapped.resource?.type),
      id: bound("resource.id", mapped.resource?.id),
      name: bound("resource.name", mapped.resource?.name),
    }),
    actor: compact({
      type: mapped.actor?.type,
      id: bound("actor.id", mapped.actor?.id),
      name: bound("actor.name", mapped.actor?.name),
      email: bound("actor.email", mapped.actor?.email),
    }),
    outcome: mapped.outcome,
    changes: boundChanges(mapped.changes),
  };
  for (const field of textFields) event[field] = bound(field, mapped[field]);
  return { event };
}

export function scopeOf(project: string | null): Pick<IncomingEvent, "scope" | "project"> {
  return project === null ? { scope: "organization" } : { scope: "project", project };
}

function fits(text: string, bound: number): boolean {
  return isStorable(text) && utf8Length(text) <= bound;
}

/** An id that does not fit, or none: the record's own hash, so that the same record has the same id in every run. */
export function boundId(id: string | null, place: Pick<EventPlace, "hash">): string {
  if (id !== null && id !== "" && fits(id, fieldBounds.id)) return id;
  return `sha256:${place.hash("record")}`;
}

function boundText(field: BoundedField, value: string | undefined, place: EventPlace): string | undefined {
  if (value === undefined || value === "") return undefined;
  const text = isStorable(value) ? value : storable(value);
  const bound = fieldBounds[field];
  if (utf8Length(text) <= bound) return text;
  if (freeText.has(field)) return cut(text, bound, "…");
  // Two long ids that begin alike must stay two: the hash of the whole tells them apart.
  return cut(text, bound, `…sha256:${place.hash(value)}`);
}

/** As much of the text as fits in front of the tail, cut between characters. */
function cut(text: string, bound: number, tail: string): string {
  const room = bound - utf8Length(tail);
  let end = 0;
  let bytes = 0;
  for (const character of text) {
    bytes += utf8Length(character);
    if (bytes > room) break;
    end += character.length;
  }
  return text.slice(0, end) + tail;
}

/** NUL and lone surrogates become U+FFFD: a text column can't keep them, and the log does. */
function storable(text: string): string {
  return text.replaceAll("\u0000", "\ufffd").replace(/\p{Surrogate}/gu, "\ufffd");
}

const maxChangeDepth = 32;

function boundChanges(changes: readonly Change[] | undefined): Change[] | undefined {
  if (changes === undefined || changes.length === 0) return undefined;
  return changes.slice(0, maxChanges).map((change) => {
    const bounded: Change = { path: storable(change.path) };
    if (change.before !== undefined) bounded.before = storableValue(change.before, 0);
    if (change.after !== undefined) bounded.after = storableValue(change.after, 0);
    return bounded;
  });
}

function storableValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return storable(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth === maxChangeDepth) return "…";
  if (Array.isArray(value)) return value.map((item: unknown) => storableValue(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [storable(key), storableValue(member, depth + 1)]),
  );
}

function compact<T extends object>(value: T): T | undefined {
  return Object.values(value).some((member) => member !== undefined) ? value : undefined;
}
