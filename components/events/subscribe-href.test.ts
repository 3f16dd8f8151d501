import { describe, expect, it } from "vitest";
import { emptyEventFilters, parseEventFilters } from "@/lib/events/filters";
import { subscribeHref } from "./subscribe-href";

const project = { kind: "project", organization: "acme", project: "web-shop" } as const;
const all = { kind: "all", organization: "acme" } as const;
const mine = { organization: false, projects: ["web-shop"] };
const filters = (query: string) => parseEventFilters(new URLSearchParams(query), []);

describe("subscribeHref", () => {
  it("fills in what the filters ask for, and names those that a subscription can't have", () => {
    const asked = filters(
      "service=EasyCache&resourceType=CACHE&event=BACKUP_FAILED&event=BACKUP_END&event=!X&resourceId=c-1&resourceName=cart&actor=kim",
    );
    expect(subscribeHref(project, asked, mine)).toBe(
      "/organizations/acme/projects/web-shop/subscriptions?dialog=new-subscription&service=EasyCache&resourceType=CACHE" +
        "&event=BACKUP_FAILED&event=BACKUP_END&resourceId=c-1&without=resourceName&without=event&without=actor",
    );
  });

  it("takes names of resources, which the popup compares with those that were seen", () => {
    expect(subscribeHref(project, filters("event=A&resourceName=cart&resourceName=web*"), mine)).toBe(
      "/organizations/acme/projects/web-shop/subscriptions?dialog=new-subscription&event=A&resourceName=cart" +
        "&without=resourceName",
    );
  });

  it("leaves the type open where several are asked for", () => {
    expect(subscribeHref(project, filters("service=EasyCache&service=IAM"), mine)).toBe(
      "/organizations/acme/projects/web-shop/subscriptions?dialog=new-subscription&without=service",
    );
  });

  it("takes no wildcard for a code, a type or a source", () => {
    const asked = filters("service=Easy*&event=BACKUP_END&event=BACKUP*&resourceId=c-*");
    expect(subscribeHref(project, asked, mine)).toBe(
      "/organizations/acme/projects/web-shop/subscriptions?dialog=new-subscription&event=BACKUP_END" +
        "&without=service&without=resourceId&without=event",
    );
  });

  it("leads to the one project of a list of all, and nowhere from a list of several", () => {
    expect(subscribeHref(all, filters("project=web-shop"), mine)).toContain("/projects/web-shop/");
    expect(subscribeHref(all, filters("project=web-shop&project=data"), mine)).toBeNull();
    expect(subscribeHref(all, emptyEventFilters, mine)).toBeNull();
  });

  it("leads nowhere where the person may not register", () => {
    expect(subscribeHref({ kind: "organization", organization: "acme" }, emptyEventFilters, mine)).toBeNull();
    expect(subscribeHref(all, filters("project=secret"), mine)).toBeNull();
  });
});
