import type { Permission } from "@/lib/access/permissions";

/** What a request aims at; ids or slugs as a caller may write them. */
export interface Target {
  organization: string;
  project: string;
  /** Id of an event of the organization's own, and of one in the project. */
  organizationEvent: string;
  projectEvent: string;
}

/**
 * What a caller needs: a permission (and perhaps another) in the organization, in the project, in any of its projects, one of the two
 * reading permissions somewhere, the event itself at organization level, or only to be known.
 */
export type Need =
  | { kind: "organization" | "project" | "anyProject"; permission: Permission; also?: Permission }
  | { kind: "anyEvents" | "organizationEvent" | "projectEvent" | "caller" };

export interface Endpoint {
  /** The route's folder under `app/api/v1`; a test holds that every route is here. */
  route: string;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: (target: Target) => string;
  need: Need;
  /** Who may come to the door at all; others answer 401. "public" means everybody, whatever they hold. */
  principals: readonly ("session" | "apiKey" | "public")[];
  /** Sent as JSON; well-formed, since a body that is not is refused before anybody asks who may. */
  body?: unknown;
  /** Status for who may: of changes, that of one that finds nothing to do (404) or refuses what it was sent (422). */
  success: number;
}
