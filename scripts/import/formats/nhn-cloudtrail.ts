import { findEntriesByEvent } from "@/lib/catalog/catalog";
import type { IncomingEvent } from "@/lib/events/model";
import { type FormatMapping, mapped, readFirstTime } from "../mapping";
import {
  embeddedObject,
  firstText,
  type JsonObject,
  objectAt,
  objectsAt,
  textAt,
  valueAt,
} from "../read-fields";

const idPrefix = "event_id.";

/**
 * NHN Cloud CloudTrail: records of `events/search` (its `page.content` is opened by the scanner) and of the logs that
 * it saves to an object storage. The service is the catalog's for the event id.
 * Source: NHN Cloud, CloudTrail API guide, response body.
 */
export const nhnCloudtrail: FormatMapping = {
  format: "nhn-cloudtrail",
  recognizes(record) {
    return (
      textAt(record, "eventLogUuid") !== undefined || textAt(record, "eventId")?.startsWith(idPrefix) === true
    );
  },
  map(record, options) {
    const event = textAt(record, "eventId");
    const [entry] = event === undefined ? [] : findEntriesByEvent("nhncloud", event);
    const time = readFirstTime([["eventTime", valueAt(record, "eventTime")]], options);
    const service = entry?.service ?? serviceInId(event);
    return mapped({ ...time, servicePath: "eventId", service, eventPath: "eventId", event }, () => ({
      id: textAt(record, "eventLogUuid") ?? null,
      provider: "nhncloud",
      resource: resourceOf(record, entry?.resourceType),
      actor: actorOf(record),
      channel: textAt(record, "eventSourceType"),
      sourceIp: textAt(record, "userIp"),
      userAgent: textAt(record, "userAgent"),
      ...outcomeOf(record),
    }));
  },
};

/** `event_id.<service>.…` for ids that the catalog does not have yet. */
function serviceInId(event: string | undefined): string | undefined {
  return event?.startsWith(idPrefix) ? event.split(".")[1] : undefined;
}

/** NHN Cloud members sign in with an address, IAM members with a code. */
function actorOf(record: JsonObject): IncomingEvent["actor"] {
  const userId = textAt(record, "userId");
  const id = textAt(record, "userIdNo") ?? userId;
  return {
    type: id === undefined ? "unknown" : "user",
    id,
    name: textAt(record, "userName") ?? userId,
    email: userId?.includes("@") ? userId : undefined,
  };
}

/** The member that the act was done to; an act on anything else names it in the request only. */
function resourceOf(record: JsonObject, type: string | undefined): IncomingEvent["resource"] {
  const target = objectAt(record, "eventTarget");
  const member = objectsAt(target, "targetMembers")[0] ?? objectsAt(target, "eventTargetMembers")[0] ?? {};
  return {
    type,
    id: firstText(member, "idNo", "userCode"),
    name: firstText(member, "name", "userCode", "emailAddress"),
  };
}

/** The response is kept as text; NHN Cloud's APIs say in its header how the call ended. */
function outcomeOf(record: JsonObject): Pick<IncomingEvent, "outcome" | "reason"> {
  const response = embeddedObject(valueAt(record, "response"));
  const header = response === undefined ? {} : objectAt(response, "header");
  const isSuccessful = valueAt(header, "isSuccessful") ?? codeOf(header);
  if (isSuccessful === true) return { outcome: "success" };
  if (isSuccessful !== false) return { outcome: "unknown" };
  const message = textAt(header, "resultMessage");
  const code = textAt(header, "resultCode");
  return { outcome: "failure", reason: message && code ? `${code}: ${message}` : (message ?? code) };
}

function codeOf(header: JsonObject): boolean | undefined {
  const code = textAt(header, "resultCode");
  return code === undefined ? undefined : code === "0";
}
