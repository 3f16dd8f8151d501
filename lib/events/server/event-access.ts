import "server-only";
import { authorize, type Grant } from "@/lib/access/authorize";
import type { Context, OrganizationMembership } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { AppError } from "@/lib/shared/errors";
import type { FilterValue } from "../filters";

/**
 * What a reader of events may see: each kind of event by a grant of its own permission, so that leave to read
 * projects never opens the organization's own events. At least one grant is there.
 */
export interface EventAccess {
  organization: OrganizationMembership;
  own: Grant<"organizationEvents.read"> | null;
  projects: readonly Grant<"projectEvents.read">[];
  /** Projects that a filter leaves out. */
  except: readonly Grant<"projectEvents.read">[];
}

function orNullWhenForbidden<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") return null;
    throw error;
  }
}

function accessToProjects(
  context: Context,
  organization: string,
  filter: readonly FilterValue[],
): Pick<EventAccess, "projects" | "except"> {
  const grantOf = ({ value }: FilterValue) =>
    authorize(context, "projectEvents.read", { kind: "project", organization, project: value });
  const named = filter.filter((item) => !item.negated).map(grantOf);
  const except = filter.filter((item) => item.negated).map(grantOf);
  if (named.length > 0) return { projects: named, except };
  return { projects: [authorize(context, "projectEvents.read", { kind: "projects", organization })], except };
}

/** Everything of an organization that the context may read; `forbidden` when that is nothing. */
function accessToAll(context: Context, organization: string, filter: readonly FilterValue[]): EventAccess {
  const isNarrowed = filter.some((item) => !item.negated);
  const own = orNullWhenForbidden(() =>
    authorize(context, "organizationEvents.read", { kind: "organization", organization }),
  );
  const read = () => accessToProjects(context, organization, filter);
  // A project that a filter names must be readable; without one, either kind of event is enough.
  if (filter.length > 0 || own === null) {
    const access = read();
    const [first] = access.projects as [Grant<"projectEvents.read">];
    return { organization: first.organization, own: isNarrowed ? null : own, ...access };
  }
  const access = orNullWhenForbidden(read) ?? { projects: [], except: [] };
  return { organization: own.organization, own, ...access };
}

/**
 * Checks that a context may read events in a scope. `projects` is the list's project filter, for scopes over
 * several projects alone. Throws `not_found` and `forbidden` as `authorize` does, for each named project too,
 * and `malformed` for a project filter where none belongs.
 */
export function authorizeEventRead(
  context: Context,
  scope: RequestedScope,
  projects: readonly FilterValue[] = [],
): EventAccess {
  if (scope.kind === "all") return accessToAll(context, scope.organization, projects);
  if (scope.kind === "projects") {
    const access = accessToProjects(context, scope.organization, projects);
    const [first] = access.projects as [Grant<"projectEvents.read">];
    return { organization: first.organization, own: null, ...access };
  }
  if (projects.length > 0) {
    const message = "Only a list over several projects (scope=project or scope=all) has this filter.";
    throw new AppError("malformed", message, { fields: [{ path: "project", message }] });
  }
  if (scope.kind === "organization") {
    const own = authorize(context, "organizationEvents.read", scope);
    return { organization: own.organization, own, projects: [], except: [] };
  }
  const grant = authorize(context, "projectEvents.read", scope);
  return { organization: grant.organization, own: null, projects: [grant], except: [] };
}
