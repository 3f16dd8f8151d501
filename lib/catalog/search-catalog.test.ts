import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/shared/errors";
import { catalogEntries } from "./catalog";
import { type CatalogFilters, emptyCatalogFilters } from "./filters";
import { countCatalog, searchCatalog } from "./search-catalog";

const search = (filters: Partial<CatalogFilters>, cursor: string | null = null, limit = 2_000) =>
  searchCatalog({ ...emptyCatalogFilters, ...filters }, cursor, limit);
const eventsOf = (filters: Partial<CatalogFilters>) => search(filters).events.map(({ event }) => event);

describe("searchCatalog", () => {
  it("pages through everything once, in one order", () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = search({}, cursor, 300);
      seen.push(
        ...page.events.map(({ provider, scope, service, resourceType, event }) =>
          [provider, scope, service, resourceType, event].join("\t"),
        ),
      );
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(catalogEntries.length);
  });

  it("has no next page after a full last one", () => {
    const total = search({ service: ["MemStore"] }).events.length;
    expect(search({ service: ["MemStore"] }, null, total).nextCursor).toBeNull();
    expect(search({ service: ["MemStore"] }, null, total - 1).nextCursor).not.toBeNull();
  });

  it("refuses a changed cursor and one of other filters", () => {
    const cursor = search({ service: ["MySQL"] }, null, 5).nextCursor ?? "";
    expect(search({ service: ["MySQL"] }, cursor, 5).events).toHaveLength(5);
    for (const bad of [
      `9${cursor}`,
      cursor.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
      "",
      "x",
      "5",
    ]) {
      expect(() => search({ service: ["MySQL"] }, bad, 5)).toThrow(AppError);
    }
    expect(() => search({ service: ["MemStore"] }, cursor, 5)).toThrow(AppError);
  });
});

describe("what searchCatalog finds", () => {
  it("filters by every field, and any of a field's values", () => {
    expect(
      search({ provider: ["nhncloud"], service: ["EasyCache"], status: ["retired"] }).events,
    ).toHaveLength(42);
    expect(
      search({ provider: ["nhncloud"], service: ["EasyCache"], subscribable: true }).events,
    ).toHaveLength(148);
    expect(
      search({ scope: ["organization"], provider: ["kakaocloud"], status: ["current"] }).events,
    ).toHaveLength(62);
    expect(search({ status: ["retired", "legacy"] }).events).toHaveLength(42 + 87);
    expect(search({ provider: ["teleport"] }).events).toEqual([]);
  });

  it("understands aliases of services and resource types", () => {
    expect(eventsOf({ service: ["s3.amazonaws.com"] })).toEqual(
      eventsOf({ provider: ["aws"], service: ["S3"] }),
    );
    expect(search({ resourceType: ["Trino HDE 2.0.1"] }).events).toHaveLength(40);
  });

  it("searches codes, names and descriptions of both languages, whatever the case or composition", () => {
    expect(eventsOf({ q: "heath check" })).toEqual(["Heath Check Create"]);
    expect(eventsOf({ q: "health check create" })).toEqual(["Heath Check Create"]);
    expect(eventsOf({ q: "CACHE FLAVOR CHANGE", status: ["current"], resourceType: ["CACHE"] })).toHaveLength(
      3,
    );
    expect(eventsOf({ q: "인스턴스 사양 변경" })).toEqual(["Instance Resize"]);
    expect(eventsOf({ q: "인스턴스 사양 변경".normalize("NFD") })).toEqual(["Instance Resize"]);
    expect(eventsOf({ q: "event_id.iaas.keypair" })).toHaveLength(2);
    expect(eventsOf({ q: "put bucket policy" })).toContain("PutBucketPolicy");
    expect(eventsOf({ q: "기본 인프라" })).toHaveLength(375);
    expect(eventsOf({ q: "Trino" })).toHaveLength(40);
  });

  it("takes what is no word to be text, not a pattern", () => {
    expect(eventsOf({ q: "%" })).toEqual([]);
    expect(eventsOf({ q: ".*" })).toEqual([]);
    expect(eventsOf({ q: "Terminate(User)" })).toEqual(["Hadoop Eco Terminate(User)"]);
  });

  it("lists the services and resource types of all matches, not of the page", () => {
    const { services } = search({ q: "bucket cors" }, null, 1);
    expect(
      services.map(({ provider, service, resourceTypes }) => [provider, service, resourceTypes.length]),
    ).toEqual([
      ["kakaocloud", "Object Storage", 1],
      ["aws", "S3", 1],
    ]);
  });
});

describe("countCatalog", () => {
  it("counts each service whatever service is chosen, and the matches of all filters", () => {
    const counts = countCatalog({ ...emptyCatalogFilters, provider: ["aws"], service: ["S3"] });
    expect(counts.matches).toBe(search({ provider: ["aws"], service: ["S3"] }).events.length);
    expect(counts.replaced).toBe(0);
    expect(counts.byService.reduce((sum, { count }) => sum + count, 0)).toBe(catalogEntries.length);
  });

  it("counts the matches that something else stands for now", () => {
    const { matches, replaced } = countCatalog({ ...emptyCatalogFilters, provider: ["kakaocloud"] });
    const found = search({ provider: ["kakaocloud"] }).events;
    expect([matches, replaced]).toEqual([
      found.length,
      found.filter((event) => event.replacedBy.length > 0).length,
    ]);
    expect(replaced).toBeGreaterThan(0);
  });
});
