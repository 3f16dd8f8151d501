import { fromCloudEvent } from "@/lib/events/from-cloud-event";
import { actorTypes, outcomes, scopes } from "@/lib/events/model";
import { type FormatMapping, type MappedEvent, mapped, readFirstTime, reject } from "../mapping";
import { type JsonObject, objectAt, textAt, valueAt } from "../read-fields";

/**
 * CloudEvents in the JSON format, mapped as the API maps those that are sent to it: context attributes say what happened
 * and where, extensions say the rest, the data stays in the log. Ids are unique within their source only.
 * Source: CloudEvents 1.0.2, "Context attributes".
 */
export const cloudevents: FormatMapping = {
  format: "cloudevents",
  recognizes(record) {
    return ["specversion", "type", "source", "id"].every((name) => textAt(record, name) !== undefined);
  },
  map(record, options) {
    if (textAt(record, "specversion") === undefined) return reject("specversion", "not a CloudEvent");
    const fields = fromCloudEvent(record, "").event;
    const time = readFirstTime([["time", valueAt(record, "time")]], options);
    const [service, event] = [textAt(fields, "service"), textAt(fields, "event")];
    return mapped({ ...time, servicePath: "source", service, eventPath: "type", event }, () =>
      restOf(record, fields),
    );
  },
};

function restOf(
  record: JsonObject,
  fields: JsonObject,
): Omit<MappedEvent, "occurredAt" | "service" | "event"> {
  const [source, id] = [textAt(record, "source"), textAt(record, "id")];
  const text = (name: string): string | undefined => textAt(fields, name);
  const resource = objectAt(fields, "resource");
  const actor = objectAt(fields, "actor");
  return {
    id: source !== undefined && id !== undefined ? `${source}#${id}` : null,
    ...placeOf(record, fields),
    provider: text("provider"),
    resource: { type: textAt(resource, "type"), id: textAt(resource, "id"), name: textAt(resource, "name") },
    actor: {
      type: actorTypes.find((type) => type === valueAt(actor, "type")),
      id: textAt(actor, "id"),
      name: textAt(actor, "name"),
      email: textAt(actor, "email"),
    },
    channel: text("channel"),
    sourceIp: text("sourceIp"),
    userAgent: text("userAgent"),
    requestId: text("requestId"),
    correlationId: text("correlationId"),
    traceId: text("traceId"),
    outcome: outcomes.find((outcome) => outcome === valueAt(fields, "outcome")),
    reason: text("reason"),
    message: text("message"),
  };
}

/** The extensions `scope` and `project` say where an event belongs; most have neither. */
function placeOf(record: JsonObject, fields: JsonObject): Pick<MappedEvent, "scope" | "project"> {
  const scope = scopes.find((name) => name === valueAt(fields, "scope"));
  const isNamed = textAt(record, "scope") !== undefined || textAt(record, "project") !== undefined;
  return isNamed && scope !== undefined ? { scope, project: textAt(fields, "project") } : {};
}
