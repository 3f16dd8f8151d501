import type { ActorType, IncomingEvent, Outcome } from "@/lib/events/model";
import {
  type FormatMapping,
  type MappingOptions,
  type MappingResult,
  mapped,
  readFirstTime,
  reject,
} from "../mapping";
import {
  embeddedObject,
  firstText,
  isObject,
  type JsonObject,
  listAt,
  objectAt,
  textAt,
  valueAt,
} from "../read-fields";

const cadfType = "http://schemas.dmtf.org/cloud/audit/1.0/event";

/** CADF's taxonomy of observers and OpenStack's name of the service; others keep CADF's word. */
const services: Readonly<Record<string, string>> = {
  "service/security": "identity",
  "service/compute": "compute",
  "service/network": "network",
  "service/storage/block": "block-storage",
  "service/storage/object": "object-store",
  "service/storage/image": "image",
  "service/storage/share": "shared-file-system",
  "service/dns": "dns",
  "service/orchestration": "orchestration",
  "service/loadbalancing": "load-balancer",
};

/**
 * OpenStack audit events: CADF records bare (Hermes lists them so), in the payload of an oslo notification (also in an
 * `oslo.message` text), and plain oslo notifications, which have no initiator of their own.
 * Source: DMTF DSP0262 (CADF); OpenStack keystone, "CADF notifications" and "Basic notifications".
 */
export const cadf: FormatMapping = {
  format: "cadf",
  recognizes(record) {
    const notification = unwrapped(record);
    return isCadf(notification) || isCadf(objectAt(notification, "payload")) || isNotification(notification);
  },
  map(record, options) {
    const notification = unwrapped(record);
    const payload = objectAt(notification, "payload");
    if (isCadf(notification)) return mapCadf(notification, {}, options);
    if (isCadf(payload)) return mapCadf(payload, notification, options);
    if (isNotification(notification)) return mapNotification(notification, payload, options);
    return reject("typeURI", "neither a CADF event nor a notification with one");
  },
};

function unwrapped(record: JsonObject): JsonObject {
  return embeddedObject(valueAt(record, "oslo.message")) ?? record;
}

function isCadf(record: JsonObject): boolean {
  if (textAt(record, "typeURI") === cadfType) return true;
  const hasAct = textAt(record, "action") !== undefined && textAt(record, "eventTime") !== undefined;
  return hasAct && isObject(valueAt(record, "initiator")) && isObject(valueAt(record, "target"));
}

function isNotification(record: JsonObject): boolean {
  return textAt(record, "event_type") !== undefined && textAt(record, "publisher_id") !== undefined;
}

function mapCadf(record: JsonObject, notification: JsonObject, options: MappingOptions): MappingResult {
  const time = readFirstTime(
    [
      ["eventTime", valueAt(record, "eventTime")],
      ["timestamp", valueAt(notification, "timestamp")],
    ],
    options,
  );
  const initiator = objectAt(record, "initiator");
  const target = objectAt(record, "target");
  const service = serviceOf(record, target, notification);
  const event = textAt(record, "action");
  return mapped({ ...time, servicePath: "observer", service, eventPath: "action", event }, () => ({
    id: textAt(record, "id") ?? textAt(notification, "message_id") ?? null,
    provider: "openstack",
    resource: { type: textAt(target, "typeURI"), id: textAt(target, "id"), name: textAt(target, "name") },
    actor: actorOf(initiator),
    sourceIp: textAt(initiator, "host", "address"),
    userAgent: textAt(initiator, "host", "agent"),
    requestId: textAt(initiator, "request_id"),
    correlationId: textAt(initiator, "global_request_id") ?? correlationTag(record),
    message: textAt(record, "requestPath"),
    ...outcomeOf(record),
  }));
}

function serviceOf(record: JsonObject, target: JsonObject, notification: JsonObject): string | undefined {
  const observer = textAt(record, "observer", "typeURI");
  if (observer?.startsWith("service/")) return services[observer] ?? observer.slice("service/".length);
  return (
    textAt(target, "name") ?? publisher(notification) ?? firstText(objectAt(record, "observer"), "name", "id")
  );
}

/** `identity.host1234`, `nova-api:host2` -> the service before the host. */
function publisher(notification: JsonObject): string | undefined {
  return textAt(notification, "publisher_id")?.split(/[.:]/)[0];
}

function actorOf(initiator: JsonObject): IncomingEvent["actor"] {
  const name = firstText(initiator, "name", "username", "user_name");
  const id = firstText(initiator, "user_id", "id");
  return {
    type: actorType(textAt(initiator, "typeURI")),
    id,
    name,
    email: name?.includes("@") ? name : undefined,
  };
}

function actorType(typeUri: string | undefined): ActorType {
  if (typeUri === undefined) return "unknown";
  if (typeUri.startsWith("service/security/account/user") || typeUri.startsWith("data/security/account"))
    return "user";
  return typeUri.startsWith("service/") ? "service_account" : "unknown";
}

/** `pending` is what CADF says while the act goes on. */
function outcomeOf(record: JsonObject): { outcome: Outcome; reason?: string | undefined } {
  const outcome = textAt(record, "outcome");
  const reason = firstText(objectAt(record, "reason"), "reasonType", "reasonCode");
  if (outcome === "failure") return { outcome, reason };
  return { outcome: outcome === "success" ? "success" : "unknown" };
}

function correlationTag(record: JsonObject): string | undefined {
  const tag = listAt(record, "tags").find(
    (item) => typeof item === "string" && item.startsWith("correlation_id?value="),
  );
  return typeof tag === "string" ? tag.slice("correlation_id?value=".length) : undefined;
}

/** Nova's payloads are versioned objects with the fields in `nova_object.data`. */
function mapNotification(
  notification: JsonObject,
  payload: JsonObject,
  options: MappingOptions,
): MappingResult {
  const data = { ...payload, ...objectAt(payload, "nova_object.data") };
  const event = textAt(notification, "event_type");
  const isFailure = textAt(notification, "priority") === "ERROR";
  const time = readFirstTime([["timestamp", valueAt(notification, "timestamp")]], options);
  const service = publisher(notification);
  return mapped({ ...time, servicePath: "publisher_id", service, eventPath: "event_type", event }, () => ({
    id: firstText(notification, "message_id", "_unique_id") ?? null,
    provider: "openstack",
    resource: {
      type: event?.split(".").at(-2),
      id: firstText(data, "uuid", "instance_uuid", "resource_info", "id"),
      name: firstText(data, "display_name", "name"),
    },
    actor: notificationActor(notification, data),
    requestId: textAt(data, "request_id") ?? textAt(notification, "_context_request_id"),
    outcome: isFailure ? "failure" : "unknown",
    reason: isFailure ? firstText(data, "exception_message", "exception") : undefined,
  }));
}

function notificationActor(notification: JsonObject, data: JsonObject): IncomingEvent["actor"] {
  const id = textAt(data, "action_initiator_user") ?? textAt(notification, "_context_user_id");
  return id === undefined
    ? undefined
    : { type: "user", id, name: textAt(notification, "_context_user_name") };
}
