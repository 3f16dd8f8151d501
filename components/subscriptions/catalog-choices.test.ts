import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { parseCatalogQuery } from "@/lib/catalog/filters";
import { searchCatalog } from "@/lib/catalog/search-catalog";
import { getJson } from "@/lib/http/api-client";
import { hintedTypesQuery, type TypeHints } from "./catalog-choices";

vi.mock("@/lib/http/api-client", () => ({ getJson: vi.fn() }));

const none: TypeHints = { provider: "", service: "", resourceType: "", events: [] };
const ask = (hints: Partial<TypeHints>) =>
  new QueryClient().fetchQuery(hintedTypesQuery("project", { ...none, ...hints }));
const cache = { provider: "nhncloud", service: "EasyCache", resourceType: "CACHE" };

// The route answers the same: it hands the catalog what the address says.
beforeEach(() => {
  vi.mocked(getJson).mockImplementation(async (url) => {
    const { filters, cursor, limit } = parseCatalogQuery(new URL(url, "http://localhost").searchParams);
    return searchCatalog(filters, cursor, limit);
  });
});

describe("the types that a link can mean", () => {
  it("are told by a code that one type has, also by one that can't be subscribed to", async () => {
    expect(await ask({ events: ["BACKUP_FAILED"] })).toEqual([cache]);
    expect(await ask({ events: ["BACKUP_FAILED", "CACHE_CREATION_START"] })).toEqual([cache]);
    expect(await ask({ events: ["GROUP_RESTART_START"] })).toEqual([cache]);
    expect(await ask({ events: ["BACKUP_FAILED", "NODE_DELETION_FAILED"] })).toEqual([]);
    expect(await ask({ events: ["BACKUP_FAILE"] })).toEqual([]);
  });

  it("are told by a resource type, and by a code of one that its sender calls otherwise", async () => {
    expect(await ask({ resourceType: "CACHE" })).toEqual([cache]);
    const bucket = { service: "s3.amazonaws.com", resourceType: "AWS::S3::Bucket" };
    const found = await ask({ ...bucket, events: ["DeleteBucket"] });
    expect(found).toMatchObject([{ provider: "aws", service: "S3" }]);
    expect(await ask(bucket)).toEqual([]);
  });

  it("are all of a provider, and none for what no catalog holds or can be asked for", async () => {
    const services = new Set((await ask({ provider: "aws" })).map(({ service }) => service));
    expect(services.size).toBeGreaterThan(10);
    expect(await ask({ resourceType: "Nothing of the kind" })).toEqual([]);
    expect(await ask({ resourceType: "x".repeat(201) })).toEqual([]);
  });
});
