import { describe, expect, it } from "vitest";
import {
  deliveriesPath,
  eventPath,
  eventsPath,
  isAtOrBelow,
  projectPath,
  savedViewPath,
  subscriptionsPath,
  userGroupsPath,
} from "./paths";

const project = { kind: "project", organization: "acme", project: "web-shop" } as const;
const occurredAt = "2026-11-20T04:05:06.789Z";
const at = "at=2026-11-20T04%3A05%3A06.789Z";

describe("paths", () => {
  it("names the list of each scope", () => {
    expect(eventsPath({ kind: "organization", organization: "acme" })).toBe("/organizations/acme/events");
    expect(eventsPath({ kind: "all", organization: "acme" })).toBe("/organizations/acme/events/all");
    expect(eventsPath(project)).toBe("/organizations/acme/projects/web-shop/events");
  });

  it("opens a saved view as the list that it keeps, and says which", () => {
    const path = "/organizations/acme/projects/web-shop/events";
    expect(savedViewPath(project, { id: "v", query: "from=-7d&q=a+b" })).toBe(
      `${path}?from=-7d&q=a+b&view=v`,
    );
    expect(savedViewPath(project, { id: "v", query: "" })).toBe(`${path}?view=v`);
  });

  it("names what a project and the organization itself own", () => {
    const own = { kind: "organization", organization: "acme" } as const;
    expect(subscriptionsPath(project)).toBe("/organizations/acme/projects/web-shop/subscriptions");
    expect(userGroupsPath(own)).toBe("/organizations/acme/user-groups");
    expect(deliveriesPath(project)).toBe("/organizations/acme/projects/web-shop/deliveries");
  });

  it("tells what stands below a page from what only begins alike", () => {
    const shop = projectPath("acme", "web-shop");
    expect(isAtOrBelow(shop, shop)).toBe(true);
    expect(isAtOrBelow(deliveriesPath(project), shop)).toBe(true);
    expect(isAtOrBelow(projectPath("acme", "web-shop-2"), shop)).toBe(false);
  });

  it("gives a plain id its own address", () => {
    expect(eventPath(project, { id: "req-7f3a", occurredAt })).toBe(
      `/organizations/acme/projects/web-shop/events/req-7f3a?${at}`,
    );
  });

  it.each(["a/b", "..", ".", "all", "by-id", "키", "a%2Fb", "50%", "a b", "a?b#c"])(
    "carries %j in the query",
    (id) => {
      const address = new URL(eventPath(project, { id, occurredAt }), "http://localhost");
      expect(address.pathname).toBe("/organizations/acme/projects/web-shop/events/by-id");
      expect(address.searchParams.get("id")).toBe(id);
      expect(address.searchParams.get("at")).toBe(occurredAt);
    },
  );
});
