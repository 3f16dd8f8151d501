import type { FieldError } from "@/lib/shared/errors";
import { isStorable, utf8Length } from "@/lib/shared/unicode";
import { checkChanges, unstorable } from "./check-changes";
import { actorTypes, fieldBounds, maxFutureMs, outcomes, scopes, textFields } from "./model";
import { parseInstant } from "./parse-instant";

export type JsonObject = Readonly<Record<string, unknown>>;

type BoundedField = keyof typeof fieldBounds;

/** Every name that an event may have. */
export const knownFields: ReadonlySet<string> = new Set([
  ...[
    "id",
    "occurredAt",
    "scope",
    "project",
    "service",
    "event",
    "resource",
    "actor",
    "outcome",
    "changes",
    "log",
  ],
  ...textFields,
]);
const resourceFields: ReadonlySet<string> = new Set(["type", "id", "name"]);
const actorFields: ReadonlySet<string> = new Set(["type", "id", "name", "email"]);

/** Fields may also be null, which is the same as leaving them out. */
const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Of what a sender made up, this much is said back. */
const maxUnknownFields = 20;
const maxNameLength = 100;

const instantMessage = "Give an instant in RFC 3339, such as 2026-11-20T04:05:06.789Z.";

/** Collects faults field by field. */
class EventChecker {
  readonly faults: FieldError[] = [];

  add(path: string, message: string): void {
    this.faults.push({ path, message });
  }

  unknownFields(value: JsonObject, known: ReadonlySet<string>, prefix: string): void {
    for (const key of Object.keys(value)) {
      if (known.has(key)) continue;
      if (this.faults.length >= maxUnknownFields) return;
      this.add(`${prefix}${key.slice(0, maxNameLength)}`, "This field is not known. Put it into log.");
    }
  }

  text(value: unknown, path: BoundedField, isRequired: boolean): void {
    if (isAbsent(value)) {
      if (isRequired) this.add(path, "This field is required.");
      return;
    }
    const bound = fieldBounds[path];
    if (typeof value !== "string") this.add(path, "Give a string.");
    else if (isRequired && value === "") this.add(path, "This field is required.");
    else if (value.length > bound || (value.length * 3 > bound && utf8Length(value) > bound)) {
      this.add(path, `Give at most ${bound} bytes of UTF-8.`);
    } else if (!isStorable(value)) this.add(path, unstorable);
  }

  choice(value: unknown, path: string, choices: readonly string[], isRequired = false): void {
    if (isAbsent(value) && !isRequired) return;
    if (isAbsent(value)) this.add(path, `This field is required: ${choices.join(" or ")}.`);
    else if (!choices.includes(value as string)) this.add(path, `Give one of: ${choices.join(", ")}.`);
  }

  object(value: unknown, path: string, known: ReadonlySet<string>): JsonObject | null {
    if (isAbsent(value)) return null;
    if (!isObject(value)) {
      this.add(path, "Give an object.");
      return null;
    }
    this.unknownFields(value, known, `${path}.`);
    return value;
  }

  instant(value: unknown, path: string, now: number): void {
    const instant = typeof value === "string" ? parseInstant(value) : null;
    if (isAbsent(value)) this.add(path, `This field is required. ${instantMessage}`);
    else if (instant === null) this.add(path, instantMessage);
    else if (instant < 0) this.add(path, "Events before 1970-01-01T00:00:00Z can't be kept.");
    else if (instant > now + maxFutureMs)
      this.add(path, "This is more than 24 hours ahead of the server's clock.");
  }

  project(event: JsonObject): void {
    const { scope, project } = event;
    if (isAbsent(project)) {
      if (scope === "project") this.add("project", "This field is required when the scope is project.");
    } else if (typeof project !== "string") this.add("project", "Give the project's id or slug.");
    else if (scope === "organization") {
      this.add(
        "project",
        "An event of the organization belongs to no project: leave it out, or set scope to project.",
      );
    }
  }
}

/**
 * Checks one event as it was sent (its `log` may be missing or be anything) and names every field at fault.
 * It says the same as `incomingEventSchema` of `contract.ts`, which documents it; thousands of events a second pass
 * through here. `now` is in milliseconds since 1970.
 */
export function checkEvent(event: JsonObject, now: number): FieldError[] {
  const checker = new EventChecker();
  checker.unknownFields(event, knownFields, "");
  checker.text(event.id, "id", true);
  checker.instant(event.occurredAt, "occurredAt", now);
  checker.choice(event.scope, "scope", scopes, true);
  checker.project(event);
  checker.text(event.service, "service", true);
  checker.text(event.event, "event", true);
  for (const field of textFields) checker.text(event[field], field, false);
  checker.choice(event.outcome, "outcome", outcomes);
  const resource = checker.object(event.resource, "resource", resourceFields);
  checker.text(resource?.type, "resource.type", false);
  checker.text(resource?.id, "resource.id", false);
  checker.text(resource?.name, "resource.name", false);
  const actor = checker.object(event.actor, "actor", actorFields);
  checker.choice(actor?.type, "actor.type", actorTypes);
  checker.text(actor?.id, "actor.id", false);
  checker.text(actor?.name, "actor.name", false);
  checker.text(actor?.email, "actor.email", false);
  if (!isAbsent(event.changes)) checker.faults.push(...checkChanges(event.changes));
  return checker.faults;
}
