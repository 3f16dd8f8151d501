import { catalogServices } from "@/lib/catalog/catalog";
import type { IncomingEvent } from "@/lib/events/model";
import type { Random } from "./random";

/** What every generated log says of itself, first, so that nobody takes it for a real record. */
export const syntheticMark = "made for the Cairn demo";

type Members = Record<string, unknown>;

/** CloudTrail names a service by its host, which the catalog keeps as an alias. */
function eventSourceOf(service: string): string {
  const known = catalogServices.find((item) => item.provider === "aws" && item.service === service);
  return known?.aliases?.find((alias) => alias.endsWith(".amazonaws.com")) ?? service;
}

function awsLog(event: IncomingEvent, random: Random): Members {
  return {
    eventVersion: "1.09",
    userIdentity: {
      type: event.actor?.type === "service_account" ? "AssumedRole" : "IAMUser",
      principalId: event.actor?.id,
      arn: `arn:aws:iam::111122223333:user/${event.actor?.name}`,
      accountId: "111122223333",
      userName: event.actor?.name,
      sessionContext: { attributes: { mfaAuthenticated: String(random.chance(0.7)) } },
    },
    eventTime: event.occurredAt.replace(/\.\d+Z$/, "Z"),
    eventSource: eventSourceOf(event.service),
    eventName: event.event,
    awsRegion: "ap-northeast-2",
    sourceIPAddress: event.sourceIp ?? "AWS Internal",
    userAgent: event.userAgent ?? "AWS Internal",
    ...(event.outcome === "failure" ? { errorCode: "AccessDenied", errorMessage: event.reason } : {}),
    requestParameters: { resource: event.resource?.name ?? null },
    responseElements: null,
    requestID: event.requestId,
    eventID: event.id,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: "111122223333",
  };
}

function nhnLog(event: IncomingEvent, random: Random): Members {
  return {
    eventTime: event.occurredAt.replace(/Z$/, "+0000"),
    eventId: event.event,
    eventLogUuid: event.id,
    userId: event.actor?.email ?? event.actor?.name,
    userIdNo: event.actor?.id,
    userIp: event.sourceIp ?? null,
    userAgent: event.userAgent ?? null,
    eventSourceType: event.channel?.toUpperCase(),
    productId: random.hex(16),
    orgId: "acme",
    projectId: event.project ?? null,
    request: JSON.stringify({ target: event.resource?.id, values: event.changes ?? [] }),
    response: JSON.stringify({
      header: { isSuccessful: event.outcome !== "failure", resultMessage: event.reason ?? "" },
    }),
    eventTarget: { id: event.resource?.id, name: event.resource?.name },
  };
}

function easyCacheLog(event: IncomingEvent): Members {
  return {
    eventType: event.resource?.type,
    eventCode: event.event,
    eventTime: event.occurredAt,
    source: { id: event.resource?.id, name: event.resource?.name },
    message: event.message,
    operationId: event.correlationId ?? null,
    detail: { requestedBy: event.actor?.name, changes: event.changes ?? [] },
  };
}

function kakaoLog(event: IncomingEvent, random: Random): Members {
  return {
    event_id: event.id,
    event_time: event.occurredAt,
    event_name: event.event,
    event_scope: event.scope,
    service_name: event.service,
    resource: { type: event.resource?.type, id: event.resource?.id, name: event.resource?.name },
    user: { id: event.actor?.id, name: event.actor?.name, email: event.actor?.email },
    request: {
      id: event.requestId,
      ip: event.sourceIp,
      agent: event.userAgent,
      parameters: Object.fromEntries((event.changes ?? []).map(({ path, after }) => [path, after])),
    },
    result: { status: event.outcome, reason: event.reason, durationMs: random.integer(12, 2_400) },
  };
}

function membersOf(event: IncomingEvent, random: Random): Members {
  if (event.provider === "aws") return awsLog(event, random);
  if (event.provider === "nhncloud") {
    return event.service === "EasyCache" ? easyCacheLog(event) : nhnLog(event, random);
  }
  return kakaoLog(event, random);
}

/**
 * The original record that the event's vendor would have sent, as JSON text. It opens with the mark and a sequence
 * number beyond 2^53, and now and then repeats a key, as real logs do.
 */
export function vendorLog(event: IncomingEvent, random: Random): string {
  const sequence = `9223372036${random.integer(100_000_000, 854_775_807)}`;
  const tags = random.chance(0.1) ? `,"tag":"tier=web","tag":"owner=${event.project ?? "organization"}"` : "";
  const rest = JSON.stringify(membersOf(event, random)).slice(1);
  return `{"synthetic":${JSON.stringify(syntheticMark)},"sequence":${sequence}${tags},${rest}`;
}
