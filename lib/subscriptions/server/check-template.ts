import "server-only";
import type { Owner } from "@/lib/access/owner-of";
import { driverError } from "@/lib/events/server/retry-transaction";
import { errorCode } from "@/lib/shared/error-code";
import { AppError, type FieldError } from "@/lib/shared/errors";
import { resolveCodes, resolveType } from "../check-codes";
import type { EventType } from "../model";

/** PostgreSQL's unique_violation. */
const uniqueViolation = "23505";

/** Type and codes in the catalog's spelling, each code once. Throws `invalid` with every field at fault. */
export function checkTemplate(
  { project }: Owner,
  body: EventType & { events: readonly string[] },
): EventType & { events: string[] } {
  const scope = project ? "project" : "organization";
  const faults: FieldError[] = [];
  const type = resolveType(scope, body, faults);
  const events = type === null ? [] : resolveCodes(scope, type, body.events, faults);
  if (type !== null && faults.length === 0) return { ...type, events };
  throw new AppError("invalid", "The template is not valid.", { fields: faults });
}

/** Turns the failure of a write whose name another template of the type has into `invalid`. */
export function orNameTaken(error: unknown): never {
  if (errorCode(driverError(error)) !== uniqueViolation) throw error;
  throw new AppError("invalid", "The template is not valid.", {
    fields: [{ path: "name", message: "Another template of this type has this name." }],
    cause: error,
  });
}
