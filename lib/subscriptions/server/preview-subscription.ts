import "server-only";
import { getDatabase } from "@/db/client";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { type Owner, ownerOf } from "@/lib/access/owner-of";
import type { OwningScope } from "@/lib/access/scope";
import { authorizeEventRead } from "@/lib/events/server/event-access";
import { readableRows } from "@/lib/events/server/event-conditions";
import { withEventReader } from "@/lib/events/server/event-reader";
import { toEventItems } from "@/lib/events/server/event-rows";
import type { ScanLimits } from "@/lib/events/server/event-scan";
import { isSmsAvailable, keptChannels } from "@/lib/shared/notification-settings";
import type { PreviewBody } from "../contract";
import { countMatches } from "../count-matches";
import type { MatchableSubscription } from "../matcher";
import type { PreviewRecipient, SubscriptionBody, SubscriptionPreview } from "../model";
import { checkDraft } from "./check-draft";
import { findMatches } from "./find-matches";
import { type Recipient, resolveRecipients } from "./resolve-recipients";

/** Newest matching events that a preview shows. */
const maxSamples = 5;

const scopeOf = ({ project }: Owner) => (project ? "project" : "organization");

function toPreview(
  person: Recipient,
  notify: SubscriptionBody["notify"],
  isEnabled: boolean,
): PreviewRecipient {
  const { userId, name, emailObstacle, smsObstacle } = person;
  if (!isEnabled) return { userId, name, email: false, sms: false, reason: "subscription_disabled" };
  return {
    userId,
    name,
    email: notify.email && emailObstacle === null,
    sms: notify.sms && smsObstacle === null,
    reason: (notify.email ? emailObstacle : null) ?? (notify.sms ? smsObstacle : null),
  };
}

/**
 * What a subscription would do and would have done: whom it reaches (nobody, where it is not enabled), and the events of
 * the last 24 hours, 7 and 30 days that it matches, within the work budget of one list request (`gte` where that ended first). Needs
 * `subscriptions.manage` in the scope and the permission to read its events. Throws `invalid` with every field at fault.
 */
export async function previewSubscription(
  context: Context,
  { scope, body }: { scope: OwningScope; body: PreviewBody },
  limits?: ScanLimits,
): Promise<SubscriptionPreview> {
  const grant = authorize(context, "subscriptions.manage", scope);
  const owner = ownerOf(grant);
  const access = authorizeEventRead(context, scope);
  const { type, events, sources, groupIds } = await checkDraft(getDatabase(), grant, body);
  const subscription: MatchableSubscription = {
    ...type,
    id: "preview",
    scopeId: owner.scopeId,
    enabled: true,
    events,
    sources,
  };
  const people = await resolveRecipients(getDatabase(), owner, groupIds, isSmsAvailable());
  const now = Date.now();
  return withEventReader(async (reader) => {
    const rows = readableRows(access);
    const found = await findMatches(reader, rows, scopeOf(owner), subscription, now, limits);
    const times = found.rows.map((row) => row.occurred_at.getTime());
    return {
      ...countMatches(times, now, found.reached),
      recipients: people.map((person) => toPreview(person, body.notify, body.enabled ?? true)),
      kept: keptChannels(),
      samples: await toEventItems(reader, access.organization, found.rows.slice(0, maxSamples)),
    };
  });
}
