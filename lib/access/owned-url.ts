import type { OwningScope } from "./scope";

/** The API's address of something that a project, or the organization itself, owns. */
export function ownedUrl(scope: OwningScope, ...parts: readonly string[]): string {
  const owner = scope.kind === "project" ? ["projects", scope.project] : [];
  return `/api/v1/${["organizations", scope.organization, ...owner, ...parts].map(encodeURIComponent).join("/")}`;
}

/** Tells one owner's answers from another's in the keys of queries. */
export const ownerKey = (scope: OwningScope) => [
  scope.organization,
  scope.kind === "project" ? scope.project : null,
];
