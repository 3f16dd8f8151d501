import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  addMember,
  type MadeOrganization,
  makeOrganization,
  makePerson,
} from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import { type SmtpTestServer, startSmtpServer } from "@/lib/mail/testing/start-smtp-server";
import { instanceEvent, makeGroup, makeSubscription, store } from "../testing/notification-bed";
import { BatchMatcher } from "./batch-matcher";
import { openChannelSenders } from "./channel-senders";
import { MessageSender } from "./message-sender";

const database = useTestDatabase();
let smtp: SmtpTestServer;
let acme: MadeOrganization;
let scopeId: string;

beforeEach(async () => {
  smtp = await startSmtpServer();
  vi.stubEnv("SMTP_URL", smtp.url);
  vi.stubEnv("MAIL_FROM", "Cairn <audit@example.test>");
  vi.stubEnv("NEXTAUTH_URL", "https://audit.example.test");
  acme = await makeOrganization({ projects: ["web-shop"] });
  scopeId = acme.projects["web-shop"]?.id ?? "";
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await smtp.stop();
});

async function deliver(now = new Date()) {
  const senders = openChannelSenders();
  const sender = new MessageSender(senders, { clock: () => now });
  await new BatchMatcher({ clock: () => now }).match();
  while ((await sender.begin()) > 0) await sender.allEnded();
  await senders.close();
}

describe("an event that matches", () => {
  it("arrives by mail", async () => {
    const person = await makePerson({ name: "Kim", locale: "en", timeZone: "Asia/Seoul" });
    await addMember(acme, person, { projects: { "web-shop": ["project_member"] } });
    const group = await makeGroup(acme, scopeId, [person]);
    await makeSubscription(acme, { scopeId, groups: [group], name: "New instances" });
    const now = new Date();
    await store(acme, [instanceEvent(acme, { scopeId, occurredAt: now, id: "e-1" })]);
    await deliver(now);
    expect(smtp.mails).toHaveLength(1);
    const { rows } = await database.pool.query(
      "SELECT d.status, m.status AS message, a.outcome, a.answer FROM deliveries d JOIN messages m ON m.id = d.message_id JOIN message_attempts a ON a.message_id = m.id",
    );
    expect(rows).toMatchObject([{ status: "sent", message: "sent", outcome: "sent" }]);
  });
});
