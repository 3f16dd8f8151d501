import "server-only";
import { randomUUID } from "node:crypto";
import type { Context } from "@/lib/access/context";
import type { Change, NewEvent, Outcome } from "../model";

const signingIn = { provider: "kakaocloud", service: "IAM", resourceType: "Auth" } as const;
const console = { provider: "cairn", service: "Console" } as const;
const notifications = { provider: "cairn", service: "Notifications" } as const;
const ofSubscription = { ...notifications, resourceType: "Subscription" } as const;
const ofUserGroup = { ...notifications, resourceType: "User Group" } as const;
const ofTemplate = { ...notifications, resourceType: "Event Template" } as const;
const ofSavedView = { provider: "cairn", service: "Events", resourceType: "Saved View" } as const;
const ofDelivery = { ...notifications, resourceType: "Delivery" } as const;

/** The catalog's codes of the acts that are recorded here: the vendor's entry where one fits, else our own. */
export const actCodes = {
  "Console Login": signingIn,
  "Console Login Fail": signingIn,
  "Console Logout": signingIn,
  "Choose Project": signingIn,
  "Password Change": { ...console, resourceType: "User" },
  "Sign Out Everywhere": { ...console, resourceType: "Session" },
  "API Key Create": { ...console, resourceType: "API Key" },
  "API Key Revoke": { ...console, resourceType: "API Key" },
  "Subscription Create": ofSubscription,
  "Subscription Update": ofSubscription,
  "Subscription Delete": ofSubscription,
  "User Group Create": ofUserGroup,
  "User Group Update": ofUserGroup,
  "User Group Delete": ofUserGroup,
  "Event Template Create": ofTemplate,
  "Event Template Update": ofTemplate,
  "Event Template Delete": ofTemplate,
  "Test Notification Send": ofDelivery,
  "Delivery Retry": ofDelivery,
  "Delivery Failed": ofDelivery,
  "Saved View Create": ofSavedView,
  "Saved View Update": ofSavedView,
  "Saved View Delete": ofSavedView,
  "Event Export": { provider: "cairn", service: "Events", resourceType: "Export" },
} as const;

interface Resource {
  id: string;
  name: string;
}

export interface Act {
  event: keyof typeof actCodes;
  actor: {
    type: "user" | "service_account" | "system";
    id: string | null;
    email: string | null;
    name: string;
  };
  /** What was acted on. */
  resource: Resource;
  outcome: Outcome;
  reason?: string;
  message?: string;
  /** More of the act than an event has fields for: it stands under `log` in the event's original log. */
  log?: Readonly<Record<string, unknown>>;
  /** What the act changed; none when it is left out or empty. */
  changes?: readonly Change[];
  /** Set for acts in a project, which are project events; the others are events of the organization. */
  project?: (Resource & { slug: string }) | null;
}

/** From where an act was done; part of every context. */
export type ActSource = Pick<Context, "requestId" | "sourceIp" | "userAgent">;

/** The record that the event's log keeps: the event in the form in which the API takes events. */
function logOf(event: NewEvent, { project, changes, log }: Act): string {
  const { actorType, actorId, actorName, actorEmail, resourceType, resourceId, resourceName } = event;
  return JSON.stringify({
    id: event.id,
    occurredAt: event.occurredAt.toISOString(),
    ...(project ? { scope: "project", project: project.slug } : { scope: "organization" }),
    provider: event.provider,
    service: event.service,
    event: event.event,
    resource: { type: resourceType, id: resourceId, name: resourceName },
    actor: { type: actorType, id: actorId ?? undefined, name: actorName, email: actorEmail ?? undefined },
    channel: event.channel,
    sourceIp: event.sourceIp ?? undefined,
    userAgent: event.userAgent ?? undefined,
    requestId: event.requestId,
    outcome: event.outcome,
    reason: event.reason ?? undefined,
    message: event.message ?? undefined,
    changes: changes?.length ? changes : undefined,
    log,
  });
}

const channelOf = { user: "console", service_account: "api", system: "system" } as const;

/** Makes the event of an act in one organization. */
export function actEvent(organizationId: string, act: Act, source: ActSource, occurredAt: Date): NewEvent {
  const { actor, resource, project } = act;
  const event: NewEvent = {
    ...actCodes[act.event],
    organizationId,
    scopeId: project?.id ?? organizationId,
    id: randomUUID(),
    occurredAt,
    event: act.event,
    resourceId: resource.id,
    resourceName: resource.name,
    actorType: actor.type,
    actorId: actor.id,
    actorName: actor.name,
    actorEmail: actor.email,
    channel: channelOf[actor.type],
    sourceIp: source.sourceIp,
    userAgent: source.userAgent,
    requestId: source.requestId,
    correlationId: null,
    traceId: null,
    outcome: act.outcome,
    reason: act.reason ?? null,
    message: act.message ?? null,
    catalogStatus: "current",
    changes: act.changes?.length ? JSON.stringify(act.changes) : null,
    log: "",
  };
  return { ...event, log: logOf(event, act) };
}
