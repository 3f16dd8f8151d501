import type { Change, IncomingEvent, Outcome } from "@/lib/events/model";
import { type FormatMapping, mapped, readFirstTime } from "../mapping";
import {
  embeddedObject,
  firstText,
  type JsonObject,
  lastSegment,
  objectAt,
  objectsAt,
  textAt,
  valueAt,
} from "../read-fields";
import { azureActor } from "./azure-actor";

const succeeded = new Set(["success", "succeeded", "ok"]);
const failed = new Set(["failure", "failed", "error", "canceled", "cancelled", "clienterror", "servererror"]);

/**
 * Azure activity logs as the REST API and the SDKs answer them (`eventTimestamp`, `event_timestamp`) and as
 * diagnostic settings export them (`time`), Entra's audit log among these.
 * Azure compares operation names, resource types and resource ids without regard to case and writes them in all three
 * (upper, lower, mixed), so they are kept in lower case: otherwise no filter would find them all. Names in words, as
 * Entra has them, stay as they are.
 * Source: Azure Monitor, "Activity log event schema" and "Common resource log schema".
 */
export const azureActivity: FormatMapping = {
  format: "azure-activity",
  recognizes(record) {
    if (operationOf(record) === undefined) return false;
    const marks = ["resourceId", "category", "correlationId", "callerIpAddress", "eventDataId"];
    return marks.some((name) => member(record, name) !== undefined);
  },
  map(record, options) {
    const operation = operationOf(record);
    const resourceId = member(record, "resourceId")?.toLowerCase();
    const time = readFirstTime(
      [
        ["time", valueAt(record, "time")],
        ["eventTimestamp", valueAt(record, "eventTimestamp")],
        ["event_timestamp", valueAt(record, "event_timestamp")],
      ],
      options,
    );
    const service = serviceOf(record, operation, resourceId);
    return mapped(
      { ...time, servicePath: "resourceId", service, eventPath: "operationName", event: operation },
      () => ({
        id: idOf(record),
        provider: "azure",
        resource: resourceOf(record, resourceId),
        actor: azureActor(record),
        ...requestOf(record),
        ...outcomeOf(record),
        changes: modifiedProperties(record),
      }),
    );
  },
};

/** A member in the API's spelling or the SDK's (`resourceId`, `resource_id`), a plain text or `{ value }`. */
function member(record: JsonObject, name: string): string | undefined {
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return (
    textAt(record, name) ??
    textAt(record, name, "value") ??
    textAt(record, snake) ??
    textAt(record, snake, "value")
  );
}

function operationOf(record: JsonObject): string | undefined {
  const operation = member(record, "operationName");
  return operation?.includes("/") ? operation.toLowerCase() : operation;
}

/** The resource provider: in its own field, in the operation (`Microsoft.Compute/disks/write`) or in the resource id. */
function serviceOf(record: JsonObject, operation = "", resourceId = ""): string | undefined {
  const named = member(record, "resourceProviderName")?.toLowerCase();
  const [inOperation] = /^[a-z0-9]+\.[a-z0-9.]+(?=\/)/.exec(operation) ?? [];
  const inId = /.*\/providers\/([^/]+)/.exec(resourceId)?.[1];
  const category = member(record, "category")?.toLowerCase();
  return named ?? inOperation ?? inId ?? (category?.startsWith("storage") ? "microsoft.storage" : category);
}

/** Activity logs and Entra number their records; other exports do not, and one correlation id covers several records. */
function idOf(record: JsonObject): string | null {
  const isDirectoryAudit = textAt(record, "properties", "activityDateTime") !== undefined;
  return (
    member(record, "eventDataId") ??
    (isDirectoryAudit ? textAt(record, "properties", "id") : undefined) ??
    null
  );
}

function resourceOf(record: JsonObject, resourceId: string | undefined): IncomingEvent["resource"] {
  const target = objectsAt(record, "properties", "targetResources")[0];
  if (target !== undefined) {
    const name = firstText(target, "displayName", "userPrincipalName");
    return { type: textAt(target, "type")?.toLowerCase(), id: textAt(target, "id"), name };
  }
  const name =
    lastSegment(member(record, "resourceId")?.replace(/\/+$/, "")) ??
    textAt(record, "properties", "accountName");
  return {
    type: member(record, "resourceType")?.toLowerCase() ?? typeInId(resourceId),
    id: resourceId,
    name,
  };
}

/** `…/providers/microsoft.sql/servers/a/databases/b` -> `microsoft.sql/servers/databases`. */
function typeInId(resourceId: string | undefined): string | undefined {
  const [provider, ...rest] = /.*\/providers\/(.+)/.exec(resourceId ?? "")?.[1]?.split("/") ?? [];
  if (provider === undefined) return undefined;
  return [provider, ...rest.filter((_, index) => index % 2 === 0)].join("/");
}

function requestOf(record: JsonObject): Partial<IncomingEvent> {
  const request = { ...objectAt(record, "http_request"), ...objectAt(record, "httpRequest") };
  const properties = objectAt(record, "properties");
  return {
    sourceIp: withoutPort(
      firstText(record, "callerIpAddress") ??
        firstText(request, "clientIpAddress", "client_ip_address") ??
        textAt(record, "claims", "ipaddr"),
    ),
    userAgent: textAt(properties, "userAgentHeader"),
    requestId: firstText(request, "clientRequestId", "client_request_id"),
    correlationId: member(record, "correlationId"),
    message: textAt(record, "description") ?? firstText(properties, "activityDisplayName"),
  };
}

/** Storage logs write the caller's port behind the address, where no address filter would find it. */
function withoutPort(address: string | undefined): string | undefined {
  const [, plain, bracketed] = /^(?:([\d.]+)|\[([\da-f:]+)\]):\d+$/i.exec(address ?? "") ?? [];
  return plain ?? bracketed ?? address;
}

function outcomeOf(record: JsonObject): { outcome: Outcome; reason?: string | undefined } {
  const properties = objectAt(record, "properties");
  const said = [member(record, "resultType"), member(record, "status"), textAt(properties, "result")];
  const result = said.find((text) => text !== undefined)?.toLowerCase();
  const code = Number(textAt(record, "statusCode"));
  const isFailure = result === undefined ? code >= 400 : failed.has(result);
  if (isFailure) return { outcome: "failure", reason: reasonOf(record, properties) };
  const isSuccess = result === undefined ? code > 0 : succeeded.has(result);
  return { outcome: isSuccess ? "success" : "unknown" };
}

function reasonOf(record: JsonObject, properties: JsonObject): string | undefined {
  const said = embeddedObject(valueAt(properties, "statusMessage"));
  return (
    (said && (textAt(said, "error", "message") ?? textAt(said, "message"))) ??
    firstText(properties, "statusMessage", "resultReason") ??
    firstText(record, "resultDescription", "statusText") ??
    member(record, "subStatus")
  );
}

/** What Entra says was modified; both sides are JSON values written as text. */
function modifiedProperties(record: JsonObject): Change[] {
  return objectsAt(record, "properties", "targetResources").flatMap((target) =>
    objectsAt(target, "modifiedProperties").flatMap((property) => {
      const path = textAt(property, "displayName");
      if (path === undefined) return [];
      return [
        {
          path,
          before: unquoted(valueAt(property, "oldValue")),
          after: unquoted(valueAt(property, "newValue")),
        },
      ];
    }),
  );
}

function unquoted(value: unknown): unknown {
  if (typeof value !== "string") return value ?? undefined;
  const [, inner] = /^"([^"\\]*)"$/.exec(value) ?? [];
  return inner ?? value;
}
