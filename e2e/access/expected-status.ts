import {
  organizationRolePermissions,
  type Permission,
  projectRolePermissions,
} from "@/lib/access/permissions";
import type { KeyPlan, PersonPlan } from "../fixtures/organization";
import type { Endpoint, Need } from "./endpoint";

/** Who asks, in the words of the role table; `null` for somebody whose credentials are not good (any more). */
export type Caller = { person: PersonPlan } | { key: KeyPlan } | null;

/** The project that a request names: one of the organization's (by slug), or one that is not there. */
export interface Aim {
  isOwnOrganization: boolean;
  project: string | null;
}

/** The role table, said once more in plain words: what the server computes is compared with this. */
function holds(caller: Exclude<Caller, null>) {
  if ("key" in caller) {
    const { permissions, projects } = caller.key;
    return {
      reachesOrganization: true,
      reachesProject: (project: string) => projects?.includes(project) ?? true,
      inOrganization: (permission: Permission) => projects === undefined && permissions.includes(permission),
      inProject: (permission: Permission, project: string) =>
        permissions.includes(permission) && (projects?.includes(project) ?? true),
    };
  }
  const own = caller.person.organization ?? [];
  const inProjects = caller.person.projects ?? {};
  const rolesIn = (project: string) => inProjects[project] ?? [];
  const inOrganization = (permission: Permission) =>
    own.some((role) => organizationRolePermissions[role].includes(permission));
  return {
    reachesOrganization: own.length > 0 || Object.keys(inProjects).length > 0,
    reachesProject: (project: string) => own.length > 0 || rolesIn(project).length > 0,
    inOrganization,
    inProject: (permission: Permission, project: string) =>
      inOrganization(permission) ||
      rolesIn(project).some((role) => projectRolePermissions[role].includes(permission)),
  };
}

const allowed = (isAllowed: boolean) => (isAllowed ? "allowed" : 403);

function judge(caller: Exclude<Caller, null>, need: Need, aim: Aim, projects: readonly string[]) {
  if (need.kind === "caller") return "allowed";
  const held = holds(caller);
  if (!aim.isOwnOrganization || !held.reachesOrganization) return 404;
  const readsOwn = held.inOrganization("organizationEvents.read");
  const readsAny = projects.some((project) => held.inProject("projectEvents.read", project));
  const needed = "permission" in need ? [need.permission, ...(need.also ? [need.also] : [])] : [];
  if (need.kind === "organization") return allowed(needed.every(held.inOrganization));
  if (need.kind === "anyProject")
    return allowed(projects.some((item) => held.inProject(need.permission, item)));
  if (need.kind === "anyEvents") return allowed(readsOwn || readsAny);
  if (need.kind === "project") {
    if (aim.project === null || !held.reachesProject(aim.project)) return 404;
    const { project } = aim;
    return allowed(needed.every((permission) => held.inProject(permission, project)));
  }
  // One event at organization level: forbidden where nothing may be read, else not there for who may not read it.
  if (!readsOwn && !readsAny) return 403;
  const isReadable =
    need.kind === "organizationEvent"
      ? readsOwn
      : aim.project !== null && held.inProject("projectEvents.read", aim.project);
  return isReadable ? "allowed" : 404;
}

/** What an endpoint must answer a caller. `projects` are the organization's, by slug. */
export function expectedStatus(
  caller: Caller,
  endpoint: Endpoint,
  aim: Aim,
  projects: readonly string[],
): number {
  if (endpoint.principals.includes("public")) return endpoint.success;
  const kind = caller === null ? null : "key" in caller ? "apiKey" : "session";
  if (caller === null || kind === null || !endpoint.principals.includes(kind)) return 401;
  const verdict = judge(caller, endpoint.need, aim, projects);
  return verdict === "allowed" ? endpoint.success : verdict;
}
