import { setTimeout as delay } from "node:timers/promises";
import { getDatabase, getPool } from "@/db/client";
import { BatchMatcher } from "@/lib/deliveries/server/batch-matcher";
import { maxBatchSize, type NewEvent } from "@/lib/events/model";
import { insertEvents } from "@/lib/events/server/insert-events";
import { makeEvent } from "@/lib/events/testing/make-event";
import type { Closing } from "./closing";
import type { HoldFigures } from "./measure-holds";
import { eventCode, eventType, makeNotificationSite, makeTenant, type Tenant } from "./notification-site";
import { watchLoop } from "./watch-loop";

const repeats = 5;
const settleMs = 200;
/** The longest that an event may have; quotes cost the most wherever text is escaped. */
const nameBytes = 500;
const subscriptionsOfAll = 100;

interface Batch {
  label: string;
  slug: string;
  /** Subscriptions that every event matches. */
  subscriptions: number;
  /** False: in the same resource. */
  hasOwnResources: boolean;
  /** Whether they tell somebody: half a million deliveries would only be more statements of the same size. */
  tells: boolean;
}

const batches: readonly Batch[] = [
  {
    label: "matching 5,000 events, 5,000 resources with names of 500 bytes",
    slug: "holds-resources",
    subscriptions: 0,
    hasOwnResources: true,
    tells: false,
  },
  {
    label: `matching 5,000 events, each for ${subscriptionsOfAll} subscriptions`,
    slug: "holds-matches",
    subscriptions: subscriptionsOfAll,
    hasOwnResources: false,
    tells: false,
  },
  {
    label: `matching 5,000 events, 5,000 resources, each for ${subscriptionsOfAll} subscriptions`,
    slug: "holds-both",
    subscriptions: subscriptionsOfAll,
    hasOwnResources: true,
    tells: false,
  },
  {
    label: "matching 5,000 events, 20,000 deliveries",
    slug: "holds-deliveries",
    subscriptions: 4,
    hasOwnResources: false,
    tells: true,
  },
];

function makeBatch({ organization, scopeId }: Tenant, { hasOwnResources }: Batch, name: string): NewEvent[] {
  return Array.from({ length: maxBatchSize }, (_, n) => {
    const ending = hasOwnResources ? `${name}-${n}` : name;
    const resource = ending.padStart(hasOwnResources ? nameBytes : 0, '"');
    const named = { resourceType: eventType.resourceType, resourceId: resource, resourceName: resource };
    return makeEvent(organization.id, {
      ...{ ...eventType, ...named, scopeId, event: eventCode },
      occurredAt: new Date(Date.now() - maxBatchSize + n),
    });
  });
}

async function measureBatch(batch: Batch): Promise<HoldFigures> {
  const tenant = await makeTenant(batch.slug, Array<string>(batch.subscriptions).fill(""));
  const organizationId = tenant.organization.id;
  const figure: HoldFigures = { label: batch.label, bytes: null, holds: [] };
  const matcher = new BatchMatcher();
  if (!batch.tells) {
    const query = "DELETE FROM subscription_user_groups WHERE organization_id = $1";
    await getPool().query(query, [organizationId]);
  }
  for (let repeat = 0; repeat <= repeats; repeat += 1) {
    const events = makeBatch(tenant, batch, `${batch.slug}-${repeat}`);
    await insertEvents(getDatabase(), { organizationId, events, notify: true });
    await delay(settleMs);
    const hold = await watchLoop(async () => {
      await matcher.match();
    });
    // The first warms the compiler up.
    if (repeat > 0) figure.holds.push(hold);
  }
  return figure;
}

/**
 * Matches the largest batches in this process, as the server's worker does, and watches its event loop. In a database
 * of its own, where no server's worker takes them first.
 */
export async function measureMatchingHolds(scratch: string, closing: Closing): Promise<HoldFigures[]> {
  const site = await makeNotificationSite(scratch, closing, "site-holds");
  return site.withDatabase(async () => {
    const figures: HoldFigures[] = [];
    for (const batch of batches) figures.push(await measureBatch(batch));
    return figures;
  });
}
