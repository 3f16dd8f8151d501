import type { Locale } from "@/lib/shared/locale";
import type { Permission } from "./permissions";
import type { OrganizationRole, ProjectRole } from "./roles";

export interface ProjectMembership {
  id: string;
  slug: string;
  name: string;
  /** Project roles held here. Empty when only an organization role reaches the project. */
  roles: readonly ProjectRole[];
}

/** One organization that the principal can reach, with every project that it can reach there. */
export interface OrganizationMembership {
  id: string;
  slug: string;
  name: string;
  roles: readonly OrganizationRole[];
  projects: readonly ProjectMembership[];
}

export type Principal =
  | {
      kind: "user";
      sessionId: string;
      id: string;
      email: string;
      name: string;
      locale: Locale;
      timeZone: string;
    }
  | {
      kind: "apiKey";
      id: string;
      name: string;
      permissions: readonly Permission[];
      /** Null: every project of the organization. */
      projectIds: readonly string[] | null;
    }
  | { kind: "system"; name: string }
  /** Nobody: a public route without credentials. Reaches no organization. */
  | { kind: "anonymous" };

/**
 * Who asks, from where, and what they may reach, read afresh for each request in one query.
 * An API key has exactly one organization here, with every project that it may touch and no roles.
 */
export interface Context {
  principal: Principal;
  organizations: readonly OrganizationMembership[];
  requestId: string;
  /** Decided by one function from the socket and the trusted proxies; never a raw header. */
  sourceIp: string | null;
  userAgent: string | null;
}
