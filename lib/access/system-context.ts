import type { Context, OrganizationMembership } from "./context";

/**
 * The context of Cairn itself: a job, a script that sets up a demo. Holds every permission in the organizations
 * that it is made for, and is the one way around roles; `name` shows in what it does.
 */
export const systemContext = (name: string, organizations: readonly OrganizationMembership[]): Context => ({
  principal: { kind: "system", name },
  organizations,
  requestId: crypto.randomUUID(),
  sourceIp: null,
  userAgent: null,
});
