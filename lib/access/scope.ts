/**
 * What a permission is asked for: one organization's own events, one project's, or every event that the
 * caller may read there. `organization` and `project` are ids or slugs as they came from the caller.
 */
export type RequestedScope =
  | { kind: "organization"; organization: string }
  | { kind: "project"; organization: string; project: string }
  | { kind: "projects"; organization: string }
  | { kind: "all"; organization: string };

/** A scope that owns something of its own, such as subscriptions: one project, or the organization itself. */
export type OwningScope = Extract<RequestedScope, { kind: "organization" | "project" }>;
