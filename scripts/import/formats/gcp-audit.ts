import type { ActorType, Change, IncomingEvent, Outcome } from "@/lib/events/model";
import { type FormatMapping, mapped, readFirstTime, reject } from "../mapping";
import {
  firstText,
  isObject,
  type JsonObject,
  lastSegment,
  objectAt,
  objectsAt,
  textAt,
  valueAt,
  withNames,
} from "../read-fields";

const entryNames = ["protoPayload", "logName", "insertId", "receiveTimestamp"];
const failedSeverities = new Set(["ERROR", "CRITICAL", "ALERT", "EMERGENCY"]);

/**
 * Google Cloud audit logs: LogEntry records whose `protoPayload` is an AuditLog. Other log entries say nothing of who
 * did what and are rejects. Source: Cloud Logging, "AuditLog" and "LogEntry" references.
 */
export const gcpAudit: FormatMapping = {
  format: "gcp-audit",
  recognizes(record) {
    if (isObject(valueAt(record, "protoPayload")) || isObject(valueAt(record, "protopayload"))) return true;
    const logName = firstText(record, "logName", "logname");
    return logName?.includes("cloudaudit.googleapis.com") === true;
  },
  map(original, options) {
    const record = withNames(original, "logName", entryNames);
    const payload = valueAt(record, "protoPayload");
    if (!isObject(payload)) return reject("protoPayload", "a log entry without an audit log in it");
    const time = readFirstTime(
      [
        ["timestamp", valueAt(record, "timestamp")],
        // A LogEntry without a timestamp takes the time at which it was received.
        ["receiveTimestamp", valueAt(record, "receiveTimestamp")],
      ],
      options,
    );
    const service = textAt(payload, "serviceName")?.replace(/\.googleapis\.com$/, "");
    const event = textAt(payload, "methodName");
    const paths = { servicePath: "protoPayload.serviceName", eventPath: "protoPayload.methodName" };
    return mapped({ ...time, ...paths, service, event }, () => ({
      id: entryId(record),
      provider: "gcp",
      resource: resourceOf(record, payload),
      actor: actorOf(payload),
      ...requestOf(record, payload),
      ...outcomeOf(record, payload),
      changes: policyChanges(payload),
    }));
  },
};

/** `insertId` is unique within its log only. */
function entryId(record: JsonObject): string | null {
  const insertId = textAt(record, "insertId");
  const logName = textAt(record, "logName");
  return insertId !== undefined && logName !== undefined ? `${logName}#${insertId}` : null;
}

function requestOf(record: JsonObject, payload: JsonObject): Partial<IncomingEvent> {
  const request = objectAt(payload, "requestMetadata");
  return {
    sourceIp: firstText(request, "callerIp", "callerIP"),
    userAgent: textAt(request, "callerSuppliedUserAgent"),
    requestId: firstText(objectAt(payload, "metadata"), "request_id", "requestId"),
    correlationId: textAt(record, "operation", "id"),
    traceId: lastSegment(textAt(record, "trace")),
  };
}

function resourceOf(record: JsonObject, payload: JsonObject): IncomingEvent["resource"] {
  const id = textAt(payload, "resourceName");
  return { type: textAt(record, "resource", "type"), id, name: lastSegment(id?.replace(/\/+$/, "")) };
}

function actorOf(payload: JsonObject): IncomingEvent["actor"] {
  const info = objectAt(payload, "authenticationInfo");
  const principal = textAt(info, "principalEmail");
  const subject = textAt(info, "principalSubject");
  return {
    type: actorType(principal, subject),
    id: subject ?? principal ?? textAt(info, "authoritySelector"),
    name: principal ?? lastSegment(subject),
    email: principal?.includes("@") ? principal : undefined,
  };
}

/** A caller without a principal is not named: Google leaves it out for denied reads and for its own services. */
function actorType(principal: string | undefined, subject: string | undefined): ActorType {
  if (principal === undefined && subject === undefined) return "unknown";
  if (principal?.startsWith("system:"))
    return principal.startsWith("system:serviceaccount:") ? "service_account" : "system";
  const isServiceAccount =
    subject?.startsWith("serviceAccount:") === true || /[.@]gserviceaccount\.com$/.test(principal ?? "");
  return isServiceAccount ? "service_account" : "user";
}

/** `status` is left out on success; the first of a long operation's two entries says only that it began. */
function outcomeOf(
  record: JsonObject,
  payload: JsonObject,
): { outcome: Outcome; reason?: string | undefined } {
  const code = textAt(payload, "status", "code");
  const isDenied = objectsAt(payload, "authorizationInfo").some((info) => valueAt(info, "granted") === false);
  const hasFailed = (code !== undefined && code !== "0") || isDenied;
  if (hasFailed || (code === undefined && failedSeverities.has(textAt(record, "severity") ?? ""))) {
    return {
      outcome: "failure",
      reason: textAt(payload, "status", "message") ?? textAt(payload, "response", "message"),
    };
  }
  const operation = objectAt(record, "operation");
  const hasOnlyBegun = valueAt(operation, "first") === true && valueAt(operation, "last") !== true;
  return { outcome: hasOnlyBegun ? "unknown" : "success" };
}

/** IAM policy deltas: who was given or deprived of a role. Other deltas name what changed, but not from what to what. */
function policyChanges(payload: JsonObject): Change[] {
  const deltas = [
    ...objectsAt(payload, "serviceData", "policyDelta", "bindingDeltas"),
    ...objectsAt(payload, "metadata", "policyDelta", "bindingDeltas"),
  ];
  return deltas.flatMap((delta): Change[] => {
    const path = `bindings[${JSON.stringify(textAt(delta, "role") ?? "")}]`;
    const member = textAt(delta, "member");
    const action = textAt(delta, "action");
    if (member === undefined) return [];
    if (action === "ADD") return [{ path, after: member }];
    return action === "REMOVE" ? [{ path, before: member }] : [];
  });
}
