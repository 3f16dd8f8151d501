import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { apiOperations as operations } from "@/app/api/v1/api-operations";
import { emptyEventFilters } from "@/lib/events/filters";
import { buildOpenApi } from "@/lib/http/open-api";

const apiRoot = path.resolve(import.meta.dirname, "..");
const described = buildOpenApi(operations, "0");

/** `GET /organizations/{}/events` of every route file; what a segment is called is the route's own affair. */
function routesOnDisk(): string[] {
  return readdirSync(apiRoot, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const address = `/api/v1/${path.dirname(file)}`.replaceAll(path.sep, "/").replace(/\[[^\]]+\]/g, "{}");
      const source = readFileSync(path.join(apiRoot, file), "utf8");
      return [...source.matchAll(/^export const (GET|POST|PUT|PATCH|DELETE)\b/gm)].map(
        ([, method]) => `${method} ${address}`,
      );
    })
    .filter((route) => !route.endsWith("/openapi.json"))
    .sort();
}

const textKeys = new Set(["summary", "description", "x-displayName", "for"]);

/** Every text for people; a property of an answer may be called `description` too, and is a schema then. */
const textsOf = (node: unknown): string[] =>
  typeof node !== "object" || node === null
    ? []
    : Object.entries(node).flatMap(([key, value]) =>
        textKeys.has(key) && typeof value === "string" ? [value] : textsOf(value),
      );

describe("the OpenAPI document", () => {
  it("describes every route of the API and no other", () => {
    const documented = Object.entries(described.paths).flatMap(([address, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${address.replace(/\{\w+\}/g, "{}")}`),
    );
    expect(documented.sort()).toEqual(routesOnDisk());
  });

  it("names each operation once", () => {
    const ids = Object.values(described.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z]+$/);
  });

  it("has every filter of a list among its parameters", () => {
    const list = described.paths["/api/v1/organizations/{organization}/events"]?.get;
    const names = (list?.parameters ?? [])
      .filter((parameter) => parameter.in === "query")
      .map(({ name }) => name);
    const { range, order, ...filters } = emptyEventFilters;
    const own = [...Object.keys(range), ...Object.keys(filters), "order", "scope", "limit", "cursor"];
    expect(order).toBe("desc");
    expect(names.sort()).toEqual(own.sort());
  });

  it.each(["en", "ko"] as const)("says all of its texts in %s", (language) => {
    const texts = textsOf(buildOpenApi(operations, "0", language));
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => /\p{Script=Hangul}/u.test(text) !== (language === "ko"))).toEqual([]);
  });

  it("is plain JSON in which every reference leads somewhere", () => {
    const text = JSON.stringify(described);
    const document = JSON.parse(text);
    for (const [, pointer] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = pointer?.split("/").reduce((node, step) => node?.[step], document);
      expect(target).toBeDefined();
    }
  });
});
