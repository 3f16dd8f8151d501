import { createHash } from "node:crypto";
import type { FieldError } from "@/lib/shared/errors";
import type { JsonObject } from "./check-event";
import { fieldBounds } from "./model";

/** A CloudEvent in Cairn's own fields, unchecked, and how its attributes are called, for what is said about them. */
export interface MappedCloudEvent {
  event: JsonObject;
  /** Cairn's path -> the attribute that its value came from. */
  attributeOf: ReadonlyMap<string, string>;
}

/**
 * Where each field comes from: the first attribute that is there. CloudEvents' own attributes stand last; the others
 * are extensions, whose names the specification keeps to lower case without separators.
 */
const sources: readonly (readonly [path: string, ...attributes: string[]])[] = [
  ["occurredAt", "time"],
  ["scope", "scope"],
  ["project", "project"],
  ["provider", "provider"],
  ["service", "service", "source"],
  ["event", "event", "type"],
  ["resource.type", "resourcetype"],
  ["resource.id", "resourceid", "subject"],
  ["resource.name", "resourcename"],
  ["actor.type", "actortype", "authtype"],
  ["actor.id", "actorid", "authid"],
  ["actor.name", "actorname"],
  ["actor.email", "actoremail"],
  ["channel", "channel"],
  ["sourceIp", "sourceip"],
  ["userAgent", "useragent"],
  ["requestId", "requestid"],
  ["correlationId", "correlationid"],
  ["traceId", "traceid", "traceparent"],
  ["outcome", "outcome"],
  ["reason", "reason"],
  ["message", "message"],
];

/** Every attribute that is looked at; others are in the log alone. */
export const cloudEventAttributes: ReadonlySet<string> = new Set([
  ...["specversion", "id", "source", "type", "time", "data", "data_base64"],
  ...sources.flatMap(([, ...attributes]) => attributes),
]);

/** `authtype` of the CloudEvents Auth Context extension; what is not here is unknown. */
const actorTypeOf: ReadonlyMap<string, string> = new Map([
  ["app_user", "user"],
  ["user", "user"],
  ["service_account", "service_account"],
  ["api_key", "service_account"],
  ["system", "system"],
]);

/** version-traceid-parentid-flags, as W3C Trace Context has it. */
const traceparent = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

const translate: Readonly<Record<string, (value: string) => string>> = {
  authtype: (value) => actorTypeOf.get(value) ?? "unknown",
  traceparent: (value) => traceparent.exec(value)?.[1] ?? value,
};

/** Attributes may be numbers and booleans, whose canonical text is the value. */
function textOf(attribute: string, value: unknown): unknown {
  const text = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
  return typeof text === "string" ? (translate[attribute]?.(text) ?? text) : text;
}

function setAt(event: Record<string, unknown>, path: string, value: unknown): void {
  const [outer, inner] = path.split(".") as [string, string?];
  if (inner === undefined) event[outer] = value;
  else event[outer] = { ...(event[outer] as JsonObject | undefined), [inner]: value };
}

/** CloudEvents are unique by source and id together; what would be too long for a key is named by its bytes. */
function idOf(attributes: JsonObject, record: string): string {
  const id = `${attributes.source}#${attributes.id}`;
  if (Buffer.byteLength(id) <= fieldBounds.id) return id;
  return `sha256:${createHash("sha256").update(record).digest("hex")}`;
}

/** What the specification itself asks of an event (CloudEvents 1.0.2, "Required attributes"). */
export function checkCloudEvent(attributes: JsonObject): FieldError[] {
  const faults: FieldError[] = [];
  if (attributes.specversion !== "1.0") faults.push({ path: "specversion", message: 'This must be "1.0".' });
  for (const name of ["id", "source", "type"]) {
    const value = attributes[name];
    if (typeof value !== "string" || value === "")
      faults.push({ path: name, message: "This attribute is required." });
  }
  if (attributes.time === undefined || attributes.time === null) {
    faults.push({
      path: "time",
      message: "This attribute is required here: the trail is kept in order of time.",
    });
  }
  if (attributes.data !== undefined && attributes.data_base64 !== undefined) {
    faults.push({ path: "data_base64", message: "An event has data or data_base64, not both." });
  }
  return faults;
}

/**
 * Maps a CloudEvent (1.0) that `checkCloudEvent` found without fault. `record` is the whole event as received, which
 * is what is kept as its log. Without an extension that says otherwise it is a project event when it names a project
 * and an event of the organization when it does not. Extensions that mean nothing here stay in the log alone.
 */
export function fromCloudEvent(attributes: JsonObject, record: string): MappedCloudEvent {
  const event: Record<string, unknown> = { id: idOf(attributes, record) };
  const attributeOf = new Map<string, string>();
  for (const [path, ...names] of sources) {
    const name = names.find(
      (candidate) => attributes[candidate] !== undefined && attributes[candidate] !== null,
    );
    attributeOf.set(path, name ?? names.at(-1) ?? path);
    if (name !== undefined) setAt(event, path, textOf(name, attributes[name]));
  }
  event.scope ??= event.project === undefined ? "organization" : "project";
  return { event, attributeOf };
}
