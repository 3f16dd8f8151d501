import { afterEach, beforeEach, expect, vi } from "vitest";
import {
  addMember,
  type MadeOrganization,
  makeOrganization,
  makePerson,
} from "@/db/testing/make-organization";
import { type TestDatabase, useTestDatabase } from "@/db/testing/test-database";
import type { ProjectRole } from "@/lib/access/roles";
import { type SmtpTestServer, startSmtpServer } from "@/lib/mail/testing/start-smtp-server";
import { channels } from "@/lib/subscriptions/model";
import type { DeliverySettings } from "../delivery-settings";
import { BatchMatcher } from "../server/batch-matcher";
import { openChannelSenders } from "../server/channel-senders";
import { MessageSender } from "../server/message-sender";
import { instanceEvent, makeGroup, makeSubscription, type SubscriptionPlan, store } from "./notification-bed";

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** An organization with the projects web-shop and data, a real SMTP server, and a clock that tests move. */
class NotificationBed {
  now = new Date();
  #made: { smtp: SmtpTestServer; acme: MadeOrganization } | null = null;
  readonly clock = () => this.now;

  constructor(private readonly database: Pick<TestDatabase, "connection" | "pool">) {}

  async set(): Promise<void> {
    const smtp = await startSmtpServer();
    vi.stubEnv("SMTP_URL", smtp.url);
    vi.stubEnv("MAIL_FROM", "Cairn <audit@example.test>");
    vi.stubEnv("SMS_PROVIDER", "");
    vi.stubEnv("NEXTAUTH_URL", "https://audit.example.test");
    vi.stubEnv("NEXTAUTH_SECRET", "0123456789abcdef0123456789abcdef");
    this.#made = { smtp, acme: await makeOrganization({ projects: ["web-shop", "data"] }) };
    this.now = new Date();
  }

  async clear(): Promise<void> {
    vi.unstubAllEnvs();
    // The tests of a file share a database, and workers take what waits in any organization.
    await this.rows(
      "UPDATE messages SET status = 'skipped' WHERE organization_id = $1 AND status = 'pending'",
    );
    await this.rows(
      "UPDATE event_batches SET matched_at = now() WHERE organization_id = $1 AND matched_at IS NULL",
    );
    await this.smtp.stop();
  }

  get #set() {
    if (!this.#made) throw new Error("The bed is there inside tests only.");
    return this.#made;
  }
  get pool() {
    return this.database.pool;
  }
  get smtp() {
    return this.#set.smtp;
  }
  get acme() {
    return this.#set.acme;
  }
  /** The project web-shop. */
  get scopeId(): string {
    return this.acme.projects["web-shop"]?.id ?? "";
  }

  pass(ms: number): void {
    this.now = new Date(this.now.getTime() + ms);
  }

  /** A member of web-shop. */
  async join(
    plan: Parameters<typeof makePerson>[0] = {},
    roles: readonly ProjectRole[] = ["project_member"],
  ) {
    const person = await makePerson(plan);
    await addMember(this.acme, person, { projects: { "web-shop": roles } });
    return person;
  }

  /** A subscription of web-shop that tells these people. */
  async subscribe(people: readonly { id: string }[], plan: Partial<SubscriptionPlan> = {}): Promise<string> {
    const group = await makeGroup(this.acme, this.scopeId, people);
    return makeSubscription(this.acme, { scopeId: this.scopeId, groups: [group], ...plan });
  }

  /** Stores events of web-shop that occurred and came now, in one batch. */
  async happen(count = 1, overrides: Parameters<typeof instanceEvent>[1] = {}, notify = true) {
    const events = Array.from({ length: count }, (_, index) =>
      instanceEvent(this.acme, {
        scopeId: this.scopeId,
        occurredAt: new Date(this.now.getTime() + index),
        ...overrides,
      }),
    );
    await store(this.acme, events, { receivedAt: this.now, notify });
    return events;
  }

  match(settings?: DeliverySettings): Promise<number> {
    return new BatchMatcher({ clock: this.clock, ...(settings ? { settings } : {}) }).match();
  }

  /** Sends what is due, until nothing is. Answers how many messages. */
  async send(): Promise<number> {
    const senders = openChannelSenders();
    let sent = 0;
    for (const channel of channels) {
      const sender = new MessageSender(channel, senders, { clock: this.clock, random: () => 0.5 });
      for (let begun = await sender.begin(); begun > 0; begun = await sender.begin()) {
        sent += begun;
        await sender.allEnded();
      }
    }
    await senders.close();
    return sent;
  }

  async deliver(): Promise<void> {
    await this.match();
    await this.send();
  }

  /** `$1` is the organization's id. */
  async rows(query: string, ...parameters: unknown[]) {
    const { rows } = await this.pool.query(query, [this.acme.id, ...parameters]);
    return rows;
  }

  deliveries() {
    return this.rows(
      `SELECT d.id, d.status, d.reason, d.channel, d.user_id AS "userId", d.event_id AS "eventId", d.message_id AS "messageId",
         m.kind, m.status AS message
       FROM deliveries d LEFT JOIN messages m ON m.organization_id = d.organization_id AND m.id = d.message_id
       WHERE d.organization_id = $1 ORDER BY d.event_occurred_at, d.event_id, d.channel, d.user_id`,
    );
  }

  attempts() {
    return this.rows(
      `SELECT number, outcome, answer FROM message_attempts WHERE organization_id = $1 ORDER BY message_id, number`,
    );
  }

  /** Expects one delivery in this state, and this many mails. */
  async expectOne(state: { status: string; reason: string | null }, mails: number): Promise<void> {
    const rows = await this.rows("SELECT status, reason FROM deliveries WHERE organization_id = $1");
    expect(rows).toEqual([state]);
    expect(this.smtp.mails).toHaveLength(mails);
  }
}

/** Gives each test of the file a bed of its own. */
export function useNotificationBed(): NotificationBed {
  const bed = new NotificationBed(useTestDatabase());
  beforeEach(() => bed.set());
  afterEach(() => bed.clear());
  return bed;
}
