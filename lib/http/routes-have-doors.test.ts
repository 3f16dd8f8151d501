import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { endpoints, endpointsElsewhere } from "@/e2e/access/endpoints";

const apiFolder = path.join(process.cwd(), "app/api");

/** next-auth brings its own handler; `handleAuth` puts our errors, headers and bounds around it. */
const withoutDoor = ["auth/[...nextauth]"];

const routes = readdirSync(apiFolder, { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts")
  .map((file) => path.dirname(file).split(path.sep).join("/"))
  .sort();

const sourceOf = (route: string) => readFileSync(path.join(apiFolder, route, "route.ts"), "utf8");
const method = /^export const (?:GET|POST|PUT|PATCH|DELETE) = defineRoute\(/;

describe("every route", () => {
  it.each(routes.filter((route) => !withoutDoor.includes(route)))("%s exports nothing but doors", (route) => {
    const exported = sourceOf(route)
      .split("\n")
      .filter((line) => /^\s*export\b/.test(line));
    expect(exported.length).toBeGreaterThan(0);
    expect(exported.filter((line) => !method.test(line))).toEqual([]);
    expect(sourceOf(route)).toContain('import { defineRoute } from "@/lib/http/define-route";');
  });

  it("without a door is there, and named above", () => {
    expect(routes).toEqual(expect.arrayContaining(withoutDoor));
    for (const route of withoutDoor) expect(sourceOf(route)).toContain("handleAuth");
  });
});

describe("the matrix of permissions", () => {
  const inMatrix = new Set([
    ...endpoints.map((endpoint) => endpoint.route),
    ...Object.keys(endpointsElsewhere),
  ]);
  const versioned = routes
    .filter((route) => route.startsWith("v1/"))
    .map((route) => route.slice("v1/".length));

  it("holds every route of the API, and none that is gone", () => {
    expect([...inMatrix].sort()).toEqual(versioned);
  });

  it.each([...new Set(endpoints.map((endpoint) => endpoint.route))])(
    "asks %s by each of its methods",
    (route) => {
      const exported = [...sourceOf(`v1/${route}`).matchAll(/^export const (\w+) = /gm)].map(
        ([, name]) => name,
      );
      const asked = endpoints
        .filter((endpoint) => endpoint.route === route)
        .map((endpoint) => endpoint.method);
      expect([...new Set(asked)].sort()).toEqual(exported.sort());
    },
  );
});
