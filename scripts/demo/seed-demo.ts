import { withTransaction } from "@/db/client";
import {
  insertOrganization,
  type OrganizationPlan,
  type SeededOrganization,
} from "@/db/seed/insert-organizations";
import type { Context } from "@/lib/access/context";
import { systemContext } from "@/lib/access/system-context";
import { createApiKey } from "@/lib/auth/server/create-api-key";
import { findApiKeyContext } from "@/lib/auth/server/find-api-key-context";
import { hashPassword } from "@/lib/auth/server/hash-password";
import { ingestEvents } from "@/lib/events/server/ingest-events";
import {
  demoAccounts,
  demoOrganization,
  demoPassword,
  demoProjects,
  otherOrganization,
} from "./demo-accounts";
import { realRecords, syntheticRecords } from "./demo-records";
import { seedNotifications } from "./seed-notifications";

const batchSize = 1_000;

export interface SeededDemo {
  organization: string;
  projects: string[];
  accounts: { email: string; password: string; roles: string[] }[];
  apiKey: string;
}

async function planOf(organization: { slug: string; name: string }): Promise<OrganizationPlan> {
  const accounts = demoAccounts.filter((account) => account.organization === organization.slug);
  return {
    ...organization,
    projects: organization.slug === demoOrganization.slug ? demoProjects : [],
    people: await Promise.all(
      accounts.map(async ({ email, name, phone, organizationRoles, projectRoles }) => ({
        email,
        name,
        phone,
        organizationRoles,
        projectRoles,
        passwordHash: await hashPassword(demoPassword),
      })),
    ),
  };
}

const contextOf = ({ id, slug, name, projects }: SeededOrganization): Context =>
  systemContext("demo", [
    { id, slug, name, roles: [], projects: projects.map((project) => ({ ...project, roles: [] })) },
  ]);

const newline = Buffer.from("\n");

async function* once(bytes: Buffer) {
  yield bytes;
}

async function ingest(context: Context, records: readonly Buffer[], onStored: (count: number) => void) {
  for (let start = 0; start < records.length; start += batchSize) {
    const lines = records.slice(start, start + batchSize).flatMap((record) => [record, newline]);
    const answer = await ingestEvents(context, {
      headers: new Headers({ "content-type": "application/x-ndjson" }),
      body: once(Buffer.concat(lines)),
      notify: false,
    });
    const [first] = answer.rejected;
    if (first) throw new Error(`A demo event was rejected: ${JSON.stringify(first)}`);
    onStored(Math.min(start + batchSize, records.length));
  }
}

async function makeKey(context: Context): Promise<string> {
  const { key } = await createApiKey(context, {
    organization: demoOrganization.slug,
    name: "Demo",
    permissions: ["events.ingest", "organizationEvents.read", "projectEvents.read"],
  });
  return key;
}

/**
 * Makes the demo's organizations, accounts, key and events, and nothing twice: the synthetic history ends when the
 * organization was first made, so a run that was cut off continues with the same events. `previousApiKey` is the key
 * that a finished run left; while it is good, everything is there.
 */
export async function seedDemo(input: {
  previousApiKey: string | null;
  onProgress: (message: string) => void;
}): Promise<SeededDemo> {
  const plans = await Promise.all([demoOrganization, otherOrganization].map(planOf));
  const [acme] = await withTransaction(async (transaction) => {
    const made: SeededOrganization[] = [];
    for (const plan of plans) made.push(await insertOrganization(transaction, plan));
    return made;
  });
  if (!acme) throw new Error("The demo's organization is missing.");
  const context = contextOf(acme);
  const isSeeded = input.previousApiKey !== null && (await findApiKeyContext(input.previousApiKey)) !== null;
  if (!isSeeded) {
    const ids = { users: acme.userIds, projects: acme.projects.map(({ id }) => id) };
    const records = [...(await realRecords()), ...syntheticRecords(acme.createdAt, ids)];
    await ingest(context, records, (count) => {
      if (count % 5_000 === 0 || count === records.length) {
        input.onProgress(`Seeding events: ${count} of ${records.length}`);
      }
    });
    await seedNotifications(context, acme.userIds, acme.createdAt);
  }
  return {
    organization: demoOrganization.slug,
    projects: demoProjects.map(({ slug }) => slug),
    accounts: demoAccounts.map(({ email, organizationRoles, projectRoles }) => ({
      email,
      password: demoPassword,
      roles: [...organizationRoles, ...projectRoles.map(({ project, role }) => `${role} of ${project}`)],
    })),
    apiKey: isSeeded && input.previousApiKey ? input.previousApiKey : await makeKey(context),
  };
}
