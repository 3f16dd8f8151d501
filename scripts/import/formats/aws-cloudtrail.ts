import { canonicalService } from "@/lib/catalog/catalog";
import type { IncomingEvent } from "@/lib/events/model";
import {
  type FormatMapping,
  type MappingOptions,
  type MappingResult,
  mapped,
  readFirstTime,
  reject,
} from "../mapping";
import {
  firstText,
  isObject,
  type JsonObject,
  lastSegment,
  objectAt,
  textAt,
  toText,
  valueAt,
  withNames,
} from "../read-fields";
import { awsActor } from "./aws-actor";
import { awsResource } from "./aws-resource";

const recordNames = [
  "additionalEventData",
  "awsRegion",
  "errorCode",
  "errorMessage",
  "eventID",
  "eventName",
  "eventSource",
  "eventTime",
  "eventType",
  "requestID",
  "requestParameters",
  "resources",
  "responseElements",
  "sessionCredentialFromConsole",
  "sharedEventID",
  "sourceIPAddress",
  "userAgent",
  "userIdentity",
];

const serviceSuffix = /\.amazonaws\.com(\.cn)?$/;

/**
 * AWS CloudTrail: bare records, the `Records` of delivered files (opened by the scanner), EventBridge envelopes
 * with a record or another AWS event in `detail`, and Logstash exports, whose time is `@timestamp`.
 * Source: CloudTrail user guide, "CloudTrail record contents"; EventBridge user guide, "Events".
 */
export const awsCloudtrail: FormatMapping = {
  format: "aws-cloudtrail",
  recognizes(record) {
    if (isEnvelope(record)) return true;
    const source = firstText(record, "eventSource", "eventsource");
    const name = firstText(record, "eventName", "eventname");
    return name !== undefined && source !== undefined && serviceSuffix.test(source);
  },
  map(record, options) {
    if (!isEnvelope(record)) return mapRecord(withNames(record, "eventName", recordNames), record, options);
    const detail = objectAt(record, "detail");
    return textAt(detail, "eventName") !== undefined && textAt(detail, "eventSource") !== undefined
      ? mapRecord(detail, record, options)
      : mapServiceEvent(record, detail, options);
  },
};

function isEnvelope(record: JsonObject): boolean {
  return textAt(record, "detail-type") !== undefined && isObject(valueAt(record, "detail"));
}

/** `outer` is the envelope, or the record itself: what surrounds a record may have the time and the id it lacks. */
function mapRecord(record: JsonObject, outer: JsonObject, options: MappingOptions): MappingResult {
  const eventSource = textAt(record, "eventSource");
  const service = eventSource === undefined ? undefined : awsService(eventSource);
  const event = textAt(record, "eventName");
  const time = readFirstTime(
    [
      ["eventTime", valueAt(record, "eventTime")],
      ["@timestamp", valueAt(outer, "@timestamp")],
      ["time", outer === record ? undefined : valueAt(outer, "time")],
    ],
    options,
  );
  const names = { servicePath: "eventSource", eventPath: "eventName" };
  return mapped({ ...time, ...names, service, event }, () => ({
    id: textAt(record, "eventID") ?? (isEnvelope(outer) ? textAt(outer, "id") : undefined) ?? null,
    provider: "aws",
    resource: awsResource(record, service ?? "", event ?? ""),
    actor: awsActor(record),
    channel: channelOf(record),
    sourceIp: textAt(record, "sourceIPAddress"),
    userAgent: textAt(record, "userAgent"),
    requestId: textAt(record, "requestID"),
    correlationId: textAt(record, "sharedEventID"),
    ...outcomeOf(record),
  }));
}

/** What EventBridge carries besides CloudTrail: findings, state changes, alarms. They say what, not who. */
function mapServiceEvent(envelope: JsonObject, detail: JsonObject, options: MappingOptions): MappingResult {
  const source = textAt(envelope, "source");
  const event = textAt(envelope, "detail-type");
  if (source !== undefined && !source.startsWith("aws.")) {
    return reject("source", "not an event of an AWS service");
  }
  const resources = valueAt(envelope, "resources");
  const arn = toText(Array.isArray(resources) ? resources[0] : undefined);
  return mapped(
    {
      ...readFirstTime([["time", valueAt(envelope, "time")]], options),
      servicePath: "source",
      service: source === undefined ? undefined : awsService(`${source.slice("aws.".length)}.amazonaws.com`),
      eventPath: "detail-type",
      event,
    },
    () => ({
      id: textAt(envelope, "id") ?? null,
      provider: "aws",
      resource: { id: arn, name: lastSegment(arn, /[/:]/) },
      actor: { type: "system", id: source },
      channel: "service",
      outcome: "unknown",
      message: firstText(detail, "title", "Description", "actionDescription", "StatusMessage"),
    }),
  );
}

/** The service as the catalog spells it; for one that it does not know, the endpoint's name without the domain. */
function awsService(eventSource: string): string {
  const known = canonicalService("aws", eventSource);
  return known === eventSource ? eventSource.replace(serviceSuffix, "") : known;
}

function channelOf(record: JsonObject): string | undefined {
  const type = textAt(record, "eventType");
  if (type === "AwsConsoleSignIn" || type === "AwsConsoleAction") return "console";
  if (textAt(record, "sessionCredentialFromConsole") === "true") return "console";
  if (type === "AwsServiceEvent") return "service";
  return type === "AwsApiCall" ? "api" : undefined;
}

/** An error code is how CloudTrail says that a call failed; a sign-in says it in its response. */
function outcomeOf(record: JsonObject): Pick<IncomingEvent, "outcome" | "reason"> {
  const code = textAt(record, "errorCode");
  const message = textAt(record, "errorMessage");
  if (code !== undefined || message !== undefined) {
    return { outcome: "failure", reason: code && message ? `${code}: ${message}` : (code ?? message) };
  }
  const response = objectAt(record, "responseElements");
  const hasFailed =
    Object.values(response).includes("Failure") && textAt(record, "eventType") === "AwsConsoleSignIn";
  return { outcome: hasFailed ? "failure" : "success" };
}
