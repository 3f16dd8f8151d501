import type { Route } from "next";
import { describe, expect, it } from "vitest";
import { emptyCatalogFilters, readCatalogAddress } from "@/lib/catalog/filters";
import { entryKeyOf } from "@/lib/catalog/model";
import { catalogHref, entryHref } from "./catalog-href";

const path = "/organizations/acme/catalog" as Route;
const entry = {
  provider: "kakaocloud",
  scope: "project",
  service: "Pub/Sub",
  resourceType: "Topic",
  event: "Create Topic",
} as const;
const addressOf = (href: string) => readCatalogAddress(new URL(href, "http://localhost").searchParams);

describe("catalogHref", () => {
  it("says nothing of defaults", () => {
    expect(catalogHref(path, emptyCatalogFilters)).toBe(path);
  });

  it("is read back as it was written", () => {
    const filters = {
      ...emptyCatalogFilters,
      service: ["Pub/Sub", "R&D"],
      subscribable: false,
      q: "토픽 + 구독",
    };
    expect(addressOf(catalogHref(path, filters, entryKeyOf(entry)))).toEqual({
      filters,
      open: entryKeyOf(entry),
    });
  });

  it("leads to one entry among its service's", () => {
    expect(addressOf(entryHref(path, entry))).toEqual({
      filters: { ...emptyCatalogFilters, provider: ["kakaocloud"], service: ["Pub/Sub"] },
      open: "kakaocloud|project|Pub/Sub|Topic|Create Topic",
    });
  });

  it("is null for an address with a fault", () => {
    expect(addressOf(`${path}?scope=galaxy`)).toBeNull();
    expect(addressOf(`${path}?page=2`)).toBeNull();
  });
});
