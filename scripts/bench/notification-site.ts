import { randomBytes, randomUUID } from "node:crypto";
import path from "node:path";
import { closeDatabase, getDatabase, openDatabase } from "@/db/client";
import { EmbeddedServer } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { subscriptionRevisions, subscriptions, subscriptionUserGroups } from "@/db/schema/subscriptions";
import {
  addMember,
  type MadeOrganization,
  makeApiKey,
  makeOrganization,
  makePerson,
} from "@/db/testing/make-organization";
import { makeGroup } from "@/lib/deliveries/testing/notification-bed";
import { type SmtpTestServer, startSmtpServer } from "@/lib/mail/testing/start-smtp-server";
import type { Closing } from "./closing";
import { HttpClient } from "./http-client";
import { startCairn } from "./server-process";

/** What every subscription of the benchmark is to. */
export const eventType = { provider: "nhncloud", service: "EasyCache", resourceType: "CACHE" } as const;
export const eventCode = "BACKUP_FAILED";
const project = "web-shop";
const connections = 4;
const rowsOfStatement = 1_000;

/** An organization with one project, one member who is told by mail, and subscriptions to one resource each. */
export interface Tenant {
  organization: MadeOrganization;
  scopeId: string;
  key: string;
}

export async function makeTenant(slug: string, resources: readonly string[]): Promise<Tenant> {
  const organization = await makeOrganization({ slug, projects: [project] });
  const organizationId = organization.id;
  const person = await makePerson({ email: `${slug}@bench.test`, name: slug });
  await addMember(organization, person, { projects: { [project]: ["project_member"] } });
  const scopeId = organization.projects[project]?.id ?? "";
  const groupId = await makeGroup(organization, scopeId, [person]);
  const rows = resources.map((resourceName, index) => ({
    ...{
      ...eventType,
      organizationId,
      id: randomUUID(),
      scopeId,
      name: `Subscription ${index}`,
      enabled: true,
    },
    ...{ events: [eventCode], sources: resourceName === "" ? [] : [{ resourceName }] },
    ...{ notifyEmail: true, notifySms: false },
  }));
  for (let start = 0; start < rows.length; start += rowsOfStatement) {
    const part = rows.slice(start, start + rowsOfStatement);
    await getDatabase().insert(subscriptions).values(part);
    await getDatabase()
      .insert(subscriptionUserGroups)
      .values(part.map(({ id }) => ({ organizationId, subscriptionId: id, groupId })));
  }
  if (rows.length > 0)
    await getDatabase().insert(subscriptionRevisions).values({ organizationId, revision: 1 });
  const { key } = await makeApiKey(organization, { permissions: ["events.ingest"] });
  return { organization, scopeId, key };
}

/** One event as a sender writes it. */
export const eventLine = (id: string, resourceName: string): string =>
  JSON.stringify({
    ...{ id, occurredAt: new Date().toISOString(), scope: "project", project },
    ...{ provider: eventType.provider, service: eventType.service, event: eventCode },
    ...{ resource: { type: eventType.resourceType, id: resourceName, name: resourceName } },
    ...{ actor: { type: "system", name: "scheduler" }, outcome: "failure", message: `mark ${id}` },
    log: { id, pad: "x".repeat(600) },
  });

/** A database, a server that mails to an SMTP server of this process, and no events yet. */
export interface NotificationSite {
  smtp: SmtpTestServer;
  withDatabase<T>(work: () => Promise<T>): Promise<T>;
  /** Starts the server; what comes before it has the database to itself. */
  start(): Promise<{ clientOf: (tenant: Tenant) => HttpClient }>;
}

export async function makeNotificationSite(
  scratch: string,
  closing: Closing,
  name = "site-notifications",
): Promise<NotificationSite> {
  const dataDirectory = path.join(scratch, name);
  const database = await EmbeddedServer.start({ dataDirectory });
  closing.add(() => database.stop());
  await migrateDatabase(database.connection);
  const smtp = await startSmtpServer();
  closing.add(() => smtp.stop());
  return {
    smtp,
    async withDatabase(work) {
      openDatabase(database.connection);
      try {
        return await work();
      } finally {
        await closeDatabase();
      }
    },
    async start() {
      const settings = { SMTP_URL: smtp.url, MAIL_FROM: "Cairn <audit@bench.test>", SMS_PROVIDER: "" };
      const secret = randomBytes(32).toString("base64");
      const { url } = await startCairn(dataDirectory, secret, closing, settings);
      return {
        clientOf({ key }) {
          const client = new HttpClient(url, key, connections);
          closing.add(async () => client.close());
          return client;
        },
      };
    },
  };
}
