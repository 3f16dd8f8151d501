import "server-only";
import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import type { Grant } from "@/lib/access/authorize";
import { ownerOf } from "@/lib/access/owner-of";
import { AppError, type FieldError } from "@/lib/shared/errors";
import { distinctSources, isSameSet, resolveCodes, resolveType } from "../check-codes";
import { typeKeyOf } from "../event-type";
import type { EventType, Subscription, SubscriptionBody } from "../model";
import { findTemplate } from "./template-rows";

/** A body whose type and codes are in the catalog's spelling, and whose lists hold each item once. */
export type CheckedSubscription = Omit<SubscriptionBody, "userGroups"> & Pick<Subscription, "userGroups">;

/** What is asked for. Groups that are left out stay those that are stored. */
export type AskedSubscription = Omit<SubscriptionBody, "userGroups"> &
  Partial<Pick<SubscriptionBody, "userGroups">>;

const scopeOf = (grant: Grant) => (ownerOf(grant).project ? "project" : "organization");

/**
 * The groups of a grant's scope with these ids, in their order. Each other id is a fault, whether it exists elsewhere or not.
 * In a transaction the groups stay there until its end: who deletes one waits, and then finds the subscription.
 */
export async function resolveGroups(
  queryable: Queryable,
  grant: Grant,
  ids: readonly string[],
  faults: FieldError[],
): Promise<Subscription["userGroups"]> {
  const { organizationId, scopeId } = ownerOf(grant);
  const { rows } = await queryable.execute<{ id: string; name: string }>(sql`
    SELECT id, name FROM user_groups
    WHERE organization_id = ${organizationId} AND scope_id = ${scopeId}
      AND id = ANY(${sql.param([...ids])}::uuid[])
    ORDER BY name, id FOR KEY SHARE`);
  const known = new Set(rows.map(({ id }) => id));
  for (const [index, id] of ids.entries()) {
    if (!known.has(id.toLowerCase())) {
      faults.push({ path: `userGroups.${index}`, message: "There is no such user group here." });
    }
  }
  return rows;
}

/** The type and the codes; as they are stored they stay, even after the catalog changed under them. */
function checkCodes(
  grant: Grant,
  body: AskedSubscription,
  stored: Subscription | null,
  faults: FieldError[],
) {
  const isUnchanged =
    stored && typeKeyOf(stored) === typeKeyOf(body) && isSameSet(stored.events, body.events);
  const { provider, service, resourceType } = isUnchanged ? stored : body;
  if (isUnchanged) return { type: { provider, service, resourceType }, events: stored.events, isUnchanged };
  const type = resolveType(scopeOf(grant), { provider, service, resourceType }, faults);
  const events = type === null ? [] : resolveCodes(scopeOf(grant), type, body.events, faults);
  return { type, events, isUnchanged: false };
}

async function checkTemplate(
  queryable: Queryable,
  grant: Grant,
  type: EventType,
  chosen: { id: string; events: readonly string[] },
  faults: FieldError[],
): Promise<void> {
  const template = await findTemplate(queryable, grant, type, chosen.id);
  if (template === null) {
    faults.push({ path: "template", message: "The type has no such template." });
  } else if (!isSameSet(template.events, chosen.events)) {
    const message = "The codes are not the template's. Send its codes in events, or null for template.";
    faults.push({ path: "template", message });
  }
}

/**
 * Checks what the contract can't: type, codes and template against the catalog, groups against the scope's. `stored` is
 * what a change starts from. Throws `invalid` with every field at fault.
 */
export async function checkSubscription(
  queryable: Queryable,
  grant: Grant,
  body: AskedSubscription,
  stored: Subscription | null,
): Promise<CheckedSubscription> {
  const faults: FieldError[] = [];
  const { type, events, isUnchanged } = checkCodes(grant, body, stored, faults);
  const isTemplateKept = isUnchanged && body.template === stored?.template;
  if (type !== null && faults.length === 0 && body.template !== null && !isTemplateKept) {
    await checkTemplate(queryable, grant, type, { id: body.template, events }, faults);
  }
  // Groups that are named are locked, also those that it has already: one of them may be on its way out.
  const userGroups =
    stored && body.userGroups === undefined
      ? stored.userGroups
      : await resolveGroups(queryable, grant, [...new Set(body.userGroups)], faults);
  if (!body.notify.email && !body.notify.sms) {
    faults.push({ path: "notify", message: "Choose email, SMS or both." });
  }
  if (faults.length > 0 || type === null) {
    throw new AppError("invalid", "The subscription is not valid.", { fields: faults });
  }
  const { name, enabled, template, notify } = body;
  const sources = distinctSources(body.sources);
  return { name, enabled, ...type, template, events, sources, userGroups, notify };
}
