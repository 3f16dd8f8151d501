import { describe, expect, it } from "vitest";
import { malformedPaths } from "@/lib/shared/testing/malformed-paths";
import { eventKeyParser } from "./event-key-query";
import { eventListParser, requestedScope } from "./list-query";

const list = eventListParser(["scope", "limit", "cursor"]);
const key = eventKeyParser(["id", "occurredAt", "download"]);

const faults = (read: (search: URLSearchParams) => unknown, query: string) =>
  malformedPaths(() => read(new URLSearchParams(query)));

describe("the query of a list", () => {
  it("has a scope, a limit and no cursor by itself", () => {
    expect(list(new URLSearchParams())).toMatchObject({ scope: "organization", limit: 50, cursor: null });
    expect(list(new URLSearchParams("scope=all&limit=200&cursor=x"))).toMatchObject({
      scope: "all",
      limit: 200,
      cursor: "x",
    });
  });

  it.each([
    ["limit=0", ["limit"]],
    ["limit=201", ["limit"]],
    ["limit=-1", ["limit"]],
    ["limit=1.5", ["limit"]],
    ["limit=", ["limit"]],
    ["limit=10&limit=20", ["limit"]],
    ["scope=everything", ["scope"]],
    ["scope=all&scope=project", ["scope"]],
    ["open=e1", ["open"]],
    ["outcome=maybe&limit=0&nope=1&scope=x", ["nope", "outcome", "scope", "limit"]],
  ])("is refused for ?%s", (query, paths) => {
    expect(faults(list, query)).toEqual(paths);
  });

  it("is refused for a parameter that this route does not take", () => {
    expect(faults(eventListParser([]), "scope=all&limit=5")).toEqual(["scope", "limit"]);
  });

  it("asks for the projects when the scope says project", () => {
    expect(requestedScope("acme", "project")).toEqual({ kind: "projects", organization: "acme" });
    expect(requestedScope("acme", "all")).toEqual({ kind: "all", organization: "acme" });
  });
});

describe("the query of one event", () => {
  it("reads the id and the time", () => {
    const query = "id=a%2Fb&occurredAt=2026-11-20T04:05:06.789Z&download=1";
    expect(key(new URLSearchParams(query))).toEqual({
      id: "a/b",
      occurredAt: Date.parse("2026-11-20T04:05:06.789Z"),
      isDownload: true,
    });
    expect(eventKeyParser(["occurredAt"])(new URLSearchParams())).toMatchObject({ occurredAt: null });
  });

  it.each([
    ["", ["id"]],
    ["id=", ["id"]],
    ["id=a&id=b", ["id"]],
    ["id=a&occurredAt=-24h", ["occurredAt"]],
    ["id=a&occurredAt=2026-11-20", ["occurredAt"]],
    ["id=a&download=yes", ["download"]],
    ["id=a&limit=1", ["limit"]],
  ])("is refused for ?%s", (query, paths) => {
    expect(faults(key, query)).toEqual(paths);
  });
});
