import "server-only";
import type { Queryable } from "@/db/client";
import type { Grant } from "@/lib/access/authorize";
import { ownerOf } from "@/lib/access/owner-of";
import { AppError, type FieldError } from "@/lib/shared/errors";
import { distinctSources, resolveCodes, resolveType } from "../check-codes";
import type { PreviewBody } from "../contract";
import type { EventType, SubscriptionSource } from "../model";
import { resolveGroups } from "./check-subscription";

/** A draft whose type and codes are in the catalog's spelling, and whose lists hold each item once. */
export interface CheckedDraft {
  type: EventType;
  events: string[];
  sources: SubscriptionSource[];
  groupIds: string[];
}

/** Checks what the contract of a draft can't. Throws `invalid` with every field at fault, as registering would. */
export async function checkDraft(
  queryable: Queryable,
  grant: Grant,
  body: PreviewBody,
): Promise<CheckedDraft> {
  const scope = ownerOf(grant).project ? "project" : "organization";
  const faults: FieldError[] = [];
  const type = resolveType(scope, body, faults);
  const events = type === null ? [] : resolveCodes(scope, type, body.events, faults);
  const groups = await resolveGroups(queryable, grant, [...new Set(body.userGroups)], faults);
  if (type === null || faults.length > 0) {
    throw new AppError("invalid", "The subscription is not valid.", { fields: faults });
  }
  return { type, events, sources: distinctSources(body.sources), groupIds: groups.map(({ id }) => id) };
}
