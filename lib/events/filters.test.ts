import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { malformedPaths } from "@/lib/shared/testing/malformed-paths";
import {
  emptyEventFilters,
  eventFilterFields,
  maxFilterValues,
  parseEventFilters,
  serializeEventFilters,
  viewParameters,
} from "./filters";
import { anyEventFilters } from "./testing/any-event-filters";

const faults = (query: string, alsoAllowed: readonly string[] = []) =>
  malformedPaths(() => parseEventFilters(new URLSearchParams(query), alsoAllowed));

describe("event filters", () => {
  it("come back unchanged from the address they were written to", () => {
    fc.assert(
      fc.property(anyEventFilters, (filters) => {
        const text = serializeEventFilters(filters).toString();
        expect(parseEventFilters(new URLSearchParams(text))).toEqual(filters);
      }),
    );
  });

  it("are read the same from a page's record and from a query string", () => {
    const record = { service: ["Virtual Machine", "!VPC"], from: "-24h", actor: "kim", columns: undefined };
    const query = "service=Virtual+Machine&service=!VPC&from=-24h&actor=kim";
    expect(parseEventFilters(record)).toEqual(parseEventFilters(new URLSearchParams(query)));
  });

  it("write nothing for an unfiltered list", () => {
    expect(serializeEventFilters(emptyEventFilters).toString()).toBe("");
    expect(parseEventFilters(new URLSearchParams())).toEqual(emptyEventFilters);
  });

  it("read a leading ! as negation and \\! as itself", () => {
    const { event } = parseEventFilters(
      new URLSearchParams([
        ["event", "!a"],
        ["event", "\\!b"],
        ["event", "\\c"],
      ]),
    );
    expect(event).toEqual([
      { value: "a", negated: true },
      { value: "!b", negated: false },
      { value: "\\c", negated: false },
    ]);
  });

  it("read a trailing * as any end and \\* as itself, where a field takes one", () => {
    const { event, q, notification } = parseEventFilters(
      new URLSearchParams([
        ["event", "Instance*"],
        ["event", "!Instance*"],
        ["event", "arn:*:x"],
        ["event", "a\\*"],
        ["event", "a\\\\*"],
        ["event", "a\\\\\\*"],
        ["event", "!" + "!*"],
        ["q", "s3:Get*"],
        ["q", "a\\*"],
      ]),
    );
    expect(event).toEqual([
      { value: "Instance", negated: false, isPrefix: true },
      { value: "Instance", negated: true, isPrefix: true },
      { value: "arn:*:x", negated: false },
      { value: "a*", negated: false },
      { value: "a\\", negated: false, isPrefix: true },
      { value: "a\\*", negated: false },
      { value: "!", negated: true, isPrefix: true },
    ]);
    expect(q.map(({ value }) => value)).toEqual(["s3:Get*", "a\\*"]);
    expect(notification).toEqual([]);
  });

  it("keep a value that is given twice once", () => {
    expect(parseEventFilters({ service: ["a", "a", "!a"] }).service).toHaveLength(2);
  });

  it("leave the console's own parameters to the console", () => {
    expect(faults("open=e1&columns=event", viewParameters)).toEqual([]);
    expect(faults("limit=10&cursor=x", ["limit", "cursor"])).toEqual([]);
  });

  it("hold no field whose name another parameter uses", () => {
    const others = ["from", "to", "order", "limit", "cursor", "scope", ...viewParameters];
    expect(Object.keys(eventFilterFields).filter((name) => others.includes(name))).toEqual([]);
  });
});

describe("faulty filters", () => {
  it.each([
    ["colour=red", ["colour"]],
    ["service=", ["service"]],
    ["notification=1", ["notification"]],
    ["service=!", ["service"]],
    ["service=*", ["service"]],
    ["service=!*", ["service"]],
    ["outcome=succ*", ["outcome"]],
    ["outcome=maybe", ["outcome"]],
    ["outcome=!maybe", ["outcome"]],
    ["actorType=robot", ["actorType"]],
    ["catalogStatus=odd", ["catalogStatus"]],
    ["q=a", ["q"]],
    ["q=+a+", ["q"]],
    ["service=a%00b", ["service"]],
    ["sourceIp=10.0.0.0/33", ["sourceIp"]],
    ["sourceIp=!::/129&sourceIp=AWS+Internal", ["sourceIp"]],
    ["order=up", ["order"]],
    ["order=asc&order=desc", ["order"]],
    ["from=yesterday", ["from"]],
    ["from=-24h&from=-7d", ["from"]],
    ["to=2026-02-30T00:00:00Z", ["to"]],
    [`event=${"x".repeat(1_025)}`, ["event"]],
    [Array.from({ length: maxFilterValues + 1 }, (_, n) => `event=${n}`).join("&"), ["event"]],
    [Array.from({ length: 7 }, (_, n) => `event=${n}${"x".repeat(1_000)}`).join("&"), [""]],
    ["open=1&nope=1&service=", ["open", "nope", "service"]],
  ])("name every fault of %s", (query, paths) => {
    expect(faults(query)).toEqual(paths);
  });
});
