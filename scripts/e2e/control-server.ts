import type { statfs } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { z } from "zod";
import { getPool } from "@/db/client";
import {
  addMember,
  type MadeOrganization,
  makeApiKey,
  makeOrganization,
  makePerson,
} from "@/db/testing/make-organization";
import { permissions } from "@/lib/access/permissions";
import { organizationRoles, projectRoles } from "@/lib/access/roles";
import { watchDisk } from "@/lib/jobs/server/watch-disk";
import { locales } from "@/lib/shared/locale";

const orderSchema = z.strictObject({
  slug: z.string().optional(),
  name: z.string().optional(),
  projects: z.array(z.string()).default(["web-shop", "data-platform"]),
  people: z
    .record(
      z.string(),
      z.strictObject({
        organization: z.array(z.enum(organizationRoles)).default([]),
        projects: z.record(z.string(), z.array(z.enum(projectRoles))).default({}),
        locale: z.enum(locales).optional(),
        timeZone: z.string().optional(),
      }),
    )
    .default({}),
  keyPermissions: z.array(z.enum(permissions)).default(["events.ingest"]),
  keys: z
    .record(
      z.string(),
      z.strictObject({
        permissions: z.array(z.enum(permissions)),
        projects: z.array(z.string()).optional(),
        isRevoked: z.boolean().default(false),
        isExpired: z.boolean().default(false),
      }),
    )
    .default({}),
});

async function makeKeys(organization: MadeOrganization, plans: z.output<typeof orderSchema>["keys"]) {
  const keys: Record<string, string> = {};
  for (const [name, { isRevoked, isExpired, permissions: held, projects }] of Object.entries(plans)) {
    const { key } = await makeApiKey(organization, {
      permissions: held,
      ...(projects ? { projects } : {}),
      ...(isRevoked ? { revokedAt: new Date() } : {}),
      ...(isExpired ? { expiresAt: new Date() } : {}),
    });
    keys[name] = key;
  }
  return keys;
}

/** Makes one organization with its people and a key, and tells everything a test needs to use them. */
async function makeWorld(body: unknown) {
  const order = orderSchema.parse(body);
  const organization = await makeOrganization(order);
  const people: Record<string, { id: string; email: string; name: string; password: string }> = {};
  for (const [name, { organization: own, projects, ...profile }] of Object.entries(order.people)) {
    const person = await makePerson({ ...profile, name: `${name} of ${organization.slug}` });
    await addMember(organization, person, { organization: own, projects });
    people[name] = person;
  }
  const { key } = await makeApiKey(organization, { permissions: order.keyPermissions });
  return { ...organization, people, apiKey: key, keys: await makeKeys(organization, order.keys) };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8") || "{}");
}

const diskSchema = z.strictObject({ usedPercent: z.int().min(0).max(100) });

/** Has the server look at a disk that is so full, as its job does at the one with the events. */
async function lookAtDisk(body: unknown) {
  const free = 100 - diskSchema.parse(body).usedPercent;
  const disk = { blocks: 100, bfree: free, bavail: free };
  // Of statfs and its overloads only these three figures are read.
  await watchDisk("a disk of the tests", (async () => disk) as unknown as typeof statfs);
  return disk;
}

const failureSchema = z.strictObject({ organization: z.uuid() });

/** Has every mail that an organization was sent be one that its server refused for good. */
async function failMails(body: unknown) {
  const { rowCount } = await getPool().query(
    `WITH failed AS (
       UPDATE messages SET status = 'failed', reason = 'refused'
       WHERE organization_id = $1 AND channel = 'email' AND status = 'sent' RETURNING organization_id, id
     )
     UPDATE deliveries d SET status = 'failed', reason = 'refused'
     FROM failed f WHERE d.organization_id = f.organization_id AND d.message_id = f.id`,
    [failureSchema.parse(body).organization],
  );
  return { failed: rowCount };
}

const orders: Readonly<Record<string, (body: unknown) => Promise<object>>> = {
  "/organizations": makeWorld,
  "/disk": lookAtDisk,
  "/failed-mails": failMails,
};

/**
 * What end-to-end tests order their organizations from, since the product has no way to make one yet:
 * `POST /organizations` on a port of its own, `POST /disk` for a disk that fills up, and `POST /failed-mails` for
 * mails that were refused. It exists in the tests' server only.
 */
export function createControlServer(): Server {
  return createServer(async (request, response) => {
    try {
      const fulfil = request.method === "POST" ? orders[request.url ?? ""] : undefined;
      if (!fulfil) throw new Error(`POST ${Object.keys(orders).join(" or ")}`);
      const made = await fulfil(await readBody(request));
      response.setHeader("content-type", "application/json").end(JSON.stringify(made));
    } catch (error) {
      response.statusCode = 400;
      response.end(error instanceof Error ? error.message : String(error));
    }
  });
}
