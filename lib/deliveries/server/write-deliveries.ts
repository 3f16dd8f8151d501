import "server-only";
import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { encodeInstantArray, encodeTextArray, encodeUuidArray } from "@/db/binary-arrays";
import type { Transaction } from "@/db/client";
import { TimeSlice } from "@/lib/shared/time-slice";
import type { PlannedDelivery } from "../plan-deliveries";

/** Rows of one statement: handing over more would hold the event loop. */
const maxStatementRows = 2_000;

interface MessageRow {
  id: string;
  scopeId: string;
  subscriptionId: string;
  userId: string;
  channel: string;
  kind: "event" | "digest";
  dueAt: Date;
}

interface DeliveryRow {
  planned: PlannedDelivery;
  messageId: string | null;
}

const uuids = (values: readonly string[]): SQL => sql`unnest(${encodeUuidArray(values)}::uuid[])`;
const texts = (values: readonly (string | null)[]): SQL => sql`unnest(${encodeTextArray(values)}::text[])`;
const instants = (values: readonly Date[]): SQL =>
  sql`unnest(${encodeInstantArray(values.map((value) => value.getTime()))}::timestamptz[])`;

const messageColumns = sql`organization_id, scope_id, id, subscription_id, user_id, channel, kind, status, due_at, created_at`;

function messageValues(organizationId: string, rows: readonly MessageRow[], now: Date): SQL {
  return sql`SELECT ${organizationId}::uuid, ${uuids(rows.map((row) => row.scopeId))},
    ${uuids(rows.map((row) => row.id))}, ${uuids(rows.map((row) => row.subscriptionId))},
    ${uuids(rows.map((row) => row.userId))}, ${texts(rows.map((row) => row.channel))},
    ${texts(rows.map((row) => row.kind))}, 'pending', ${instants(rows.map((row) => row.dueAt))},
    ${now.toISOString()}::timestamptz`;
}

/** The ids of the recipients' open digests, in the order given; what was not open is opened. */
async function openDigests(
  transaction: Transaction,
  organizationId: string,
  rows: readonly MessageRow[],
  now: Date,
): Promise<string[]> {
  const { rows: opened } = await transaction.execute<Pick<DigestKey, "id"> & DigestKey>(sql`
    INSERT INTO messages AS open (${messageColumns}) ${messageValues(organizationId, rows, now)}
    ON CONFLICT (organization_id, subscription_id, user_id, channel)
      WHERE kind = 'digest' AND status = 'pending' AND first_leased_at IS NULL
      DO UPDATE SET due_at = open.due_at
    RETURNING id, subscription_id, user_id, channel`);
  const ids = new Map(opened.map((row) => [`${row.subscription_id} ${row.user_id} ${row.channel}`, row.id]));
  return rows.map((row) => ids.get(`${row.subscriptionId} ${row.userId} ${row.channel}`) ?? row.id);
}

interface DigestKey extends Record<string, unknown> {
  id: string;
  subscription_id: string;
  user_id: string;
  channel: string;
}

/** Answers the messages of those deliveries that were not there before. */
async function insertDeliveries(
  transaction: Transaction,
  organizationId: string,
  rows: readonly DeliveryRow[],
  now: Date,
): Promise<Set<string>> {
  const planned = rows.map((row) => row.planned);
  const { rows: inserted } = await transaction.execute<{ message_id: string | null }>(sql`
    INSERT INTO deliveries (organization_id, id, scope_id, subscription_id, event_occurred_at, event_id, event,
      user_id, channel, status, reason, message_id, created_at)
    SELECT ${organizationId}::uuid, ${uuids(rows.map(() => randomUUID()))}, ${uuids(planned.map((p) => p.scopeId))},
      ${uuids(planned.map((p) => p.subscriptionId))}, ${instants(planned.map((p) => p.event.occurredAt))},
      ${texts(planned.map((p) => p.event.id))}, ${texts(planned.map((p) => p.event.event))},
      ${uuids(planned.map((p) => p.route.userId))}, ${texts(planned.map((p) => p.route.channel))},
      ${texts(planned.map((p) => (p.carrier === "none" ? "skipped" : "pending")))},
      ${texts(planned.map((p) => p.route.obstacle))}, ${texts(rows.map((row) => row.messageId))}::uuid,
      ${now.toISOString()}::timestamptz
    ON CONFLICT (organization_id, subscription_id, event_occurred_at, event_id, user_id, channel) DO NOTHING
    RETURNING message_id`);
  return new Set(inserted.flatMap((row) => (row.message_id === null ? [] : [row.message_id])));
}

/** Writes planned deliveries and their messages, a bounded number with each statement. */
export class DeliveryWriter {
  private readonly slice = new TimeSlice();
  private readonly digests = new Map<string, string>();
  private waiting: PlannedDelivery[] = [];

  constructor(
    private readonly transaction: Transaction,
    private readonly organizationId: string,
    private readonly now: Date,
    /** When the digest of a subscription's present window is due. */
    private readonly digestDueAt: (subscriptionId: string) => Date,
  ) {}

  async write(planned: Iterable<PlannedDelivery | "pause">): Promise<void> {
    for (const step of planned) {
      if (step !== "pause") this.waiting.push(step);
      if (this.waiting.length >= maxStatementRows) await this.flush();
      else if (this.slice.isOver()) await this.slice.next();
    }
    if (this.waiting.length > 0) await this.flush();
  }

  private async flush(): Promise<void> {
    const planned = this.waiting;
    this.waiting = [];
    await this.openDigestsOf(planned);
    const rows = planned.map((delivery) => ({ planned: delivery, messageId: this.messageIdOf(delivery) }));
    const inserted = await insertDeliveries(this.transaction, this.organizationId, rows, this.now);
    const messages = rows.flatMap(({ planned: delivery, messageId }) =>
      delivery.carrier === "own" && messageId !== null && inserted.has(messageId)
        ? [this.messageOf(delivery, messageId, "event", this.now)]
        : [],
    );
    if (messages.length === 0) return;
    await this.transaction.execute(
      sql`INSERT INTO messages (${messageColumns}) ${messageValues(this.organizationId, messages, this.now)}`,
    );
  }

  private async openDigestsOf(planned: readonly PlannedDelivery[]): Promise<void> {
    const wanted = new Map<string, MessageRow>();
    for (const delivery of planned) {
      const key = digestKeyOf(delivery);
      if (delivery.carrier !== "digest" || this.digests.has(key) || wanted.has(key)) continue;
      const dueAt = this.digestDueAt(delivery.subscriptionId);
      wanted.set(key, this.messageOf(delivery, randomUUID(), "digest", dueAt));
    }
    if (wanted.size === 0) return;
    const keys = [...wanted.keys()].sort();
    const rows = keys.map((key) => wanted.get(key) as MessageRow);
    const ids = await openDigests(this.transaction, this.organizationId, rows, this.now);
    for (const [index, key] of keys.entries()) this.digests.set(key, ids[index] as string);
  }

  private messageIdOf(delivery: PlannedDelivery): string | null {
    if (delivery.carrier === "none") return null;
    return delivery.carrier === "own" ? randomUUID() : (this.digests.get(digestKeyOf(delivery)) as string);
  }

  private messageOf(
    delivery: PlannedDelivery,
    id: string,
    kind: MessageRow["kind"],
    dueAt: Date,
  ): MessageRow {
    const { scopeId, subscriptionId, route } = delivery;
    return { id, scopeId, subscriptionId, userId: route.userId, channel: route.channel, kind, dueAt };
  }
}

const digestKeyOf = ({ subscriptionId, route }: PlannedDelivery) =>
  `${subscriptionId} ${route.userId} ${route.channel}`;
