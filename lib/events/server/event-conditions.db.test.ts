import { beforeAll, describe, expect, it } from "vitest";
import { getDatabase } from "@/db/client";
import { type MadeOrganization, makeOrganization } from "@/db/testing/make-organization";
import { useTestDatabase } from "@/db/testing/test-database";
import { type EventFilterField, emptyEventFilters, type FilterValue } from "../filters";
import type { NewEvent } from "../model";
import { makeEvent } from "../testing/make-event";
import { readerContext } from "../testing/reader-context";
import { isNetwork } from "./event-conditions";
import { insertEvents } from "./insert-events";
import { listEvents } from "./list-events";

useTestDatabase();

/** SQL, LIKE, JSON, shell and regular expression syntax; as values they mean only themselves. */
const hostile = [
  "'; DROP TABLE events; --",
  "100%",
  "a_b",
  "\\",
  "%",
  "__",
  "\\%",
  '"quoted"',
  "{x,y}",
  "$1",
  "한글 🙂",
  "a\nb",
  ".*",
];

const bare: Partial<NewEvent> = {
  resourceType: null,
  actorId: null,
  actorName: null,
  actorEmail: null,
  channel: null,
  sourceIp: null,
  provider: null,
};

/** For each text filter, an event that holds `value` where that filter looks. */
const holders: Record<string, (value: string) => Partial<NewEvent>> = {
  provider: (value) => ({ provider: value }),
  service: (value) => ({ service: value }),
  resourceType: (value) => ({ resourceType: value }),
  resourceName: (value) => ({ resourceName: `[${value}]` }),
  resourceId: (value) => ({ resourceId: value }),
  event: (value) => ({ event: value }),
  actor: (value) => ({ actorEmail: value }),
  channel: (value) => ({ channel: value }),
  sourceIp: (value) => ({ sourceIp: value }),
  requestId: (value) => ({ requestId: value }),
  correlationId: (value) => ({ correlationId: value }),
  traceId: (value) => ({ traceId: value }),
  userAgent: (value) => ({ userAgent: `[${value}]` }),
  q: (value) => ({ message: `[${value}]` }),
};

let organization: MadeOrganization;

beforeAll(async () => {
  organization = await makeOrganization();
  const { id: organizationId } = organization;
  const events = Object.entries(holders).flatMap(([field, hold]) =>
    hostile.map((value, index) =>
      makeEvent(organizationId, { ...bare, id: `${field}-${index}`, ...hold(value) }),
    ),
  );
  const actors: Partial<NewEvent>[] = [
    { id: "a1", actorId: "same", actorName: "same", actorEmail: "same" },
    { id: "a2", actorId: "other", actorName: "same" },
    { id: "a3", actorEmail: "same" },
  ];
  const sources = ["10.1.2.3", "10.9.0.1", "2001:db8::1", "cloudtrail.amazonaws.com"].map((sourceIp) => ({
    id: sourceIp,
    service: "sources",
    sourceIp,
  }));
  const spelt: Partial<NewEvent>[] = [
    { id: "spelt-1", service: "S3" },
    { id: "spelt-2", service: "s3.amazonaws.com" },
    { id: "spelt-3", service: "Hadoop Eco", resourceType: "Hadoop HDE 2.0.1" },
    { id: "spelt-4", service: "Load Balancing", event: "Heath Check Create" },
    { id: "past-1", service: "Alert Center", event: "Channel Create" },
    { id: "past-2", service: "Alert Center", event: "Create Channel" },
    { id: "spelt-5", service: "Load Balancing", event: "Health Check Create" },
  ];
  const others = [...actors, ...sources, ...spelt].map((item) =>
    makeEvent(organizationId, { ...bare, ...item }),
  );
  await insertEvents(getDatabase(), { organizationId, events: [...events, ...others], notify: false });
});

async function find(filters: Partial<Record<EventFilterField, FilterValue[]>>): Promise<string[]> {
  const { events } = await listEvents(readerContext(organization, { role: "organization_admin" }), {
    scope: { kind: "organization", organization: organization.slug },
    filters: { ...emptyEventFilters, ...filters },
    limit: 1_000,
    cursor: null,
  });
  return events.map((event) => event.id);
}

const beginning = (...values: string[]): FilterValue[] =>
  values.map((value) => ({ value, negated: false, isPrefix: true }));
const only = (...values: string[]): FilterValue[] => values.map((value) => ({ value, negated: false }));
const not = (...values: string[]): FilterValue[] => values.map((value) => ({ value, negated: true }));

describe.each(Object.keys(holders) as EventFilterField[])("the filter %s", (field) => {
  it.each(hostile.map((value, index) => [value, index] as const))(
    "takes %j as it is",
    async (value, index) => {
      const found = await find({ [field]: only(value) });
      const contains = ["resourceName", "userAgent", "q"].includes(field);
      const own = hostile.flatMap((item, place) =>
        contains && item.includes(value) ? [`${field}-${place}`] : [],
      );
      const ofField = found.filter((id) => id.startsWith(`${field}-`));
      expect(ofField.sort()).toEqual((contains ? own : [`${field}-${index}`]).sort());
    },
  );

  it("negated, keeps events without the field and leaves out each value", async () => {
    const [first = "", second = ""] = hostile;
    const found = await find({ [field]: not(first, second) });
    const left = hostile.length - 2;
    expect(found.filter((id) => id.startsWith(`${field}-`))).toHaveLength(left);
    expect(found).toContain("a3");
  });

  it("takes several values as any of them, and both kinds together as both", async () => {
    const [first = "", second = ""] = hostile;
    const either = await find({ [field]: only(first, second) });
    expect(either).toEqual(expect.arrayContaining([`${field}-0`, `${field}-1`]));
    expect(await find({ [field]: [...only(first, second), ...not(first)] })).not.toContain(`${field}-0`);
  });
});

describe("a code of the catalog", () => {
  it("finds events whose sender spelt it otherwise; another spelling finds itself", async () => {
    expect((await find({ service: only("S3") })).sort()).toEqual(["spelt-1", "spelt-2"]);
    expect(await find({ service: only("s3.amazonaws.com") })).toEqual(["spelt-2"]);
    expect(await find({ service: [...only("S3"), ...not("s3.amazonaws.com")] })).toEqual(["spelt-1"]);
    expect(await find({ resourceType: only("HDE Bundles") })).toEqual(["spelt-3"]);
    expect(await find({ service: only("Hadoop Eco"), resourceType: not("HDE Bundles") })).toEqual([]);
  });
});

describe("an event's code", () => {
  const heathCheck = ["spelt-4", "spelt-5"];

  it.each(["Heath Check Create", "Health Check Create"])("finds every spelling by %s", async (code) => {
    expect((await find({ event: only(code) })).sort()).toEqual(heathCheck);
    const service = only("Load Balancing");
    expect(await find({ service, event: not(code) })).toEqual([]);
  });
});

describe("a code that stands for one of the past", () => {
  it("finds events that were recorded under either; that of the past finds its own", async () => {
    expect((await find({ event: only("Create Channel") })).sort()).toEqual(["past-1", "past-2"]);
    expect(await find({ event: only("Channel Create") })).toEqual(["past-1"]);
    expect(await find({ service: only("Alert Center"), event: not("Create Channel") })).toEqual([]);
  });
});

describe("a value that others begin with", () => {
  const fields = Object.keys(holders).filter((field) => field !== "q") as EventFilterField[];

  it.each(fields)("finds what begins so in %s, and takes every character as it is", async (field) => {
    const contains = ["resourceName", "userAgent"].includes(field);
    const opening = contains ? "[" : "";
    for (const prefix of ["a", "%", "_", "\\", "'; DROP", ".*", "한", '"']) {
      const own = hostile.flatMap((item, place) => (item.startsWith(prefix) ? [`${field}-${place}`] : []));
      const found = await find({ [field]: beginning(opening + prefix) });
      expect(found.filter((id) => id.startsWith(`${field}-`)).sort()).toEqual(own.sort());
    }
  });

  it("finds several beginnings and whole values as any of them, and leaves out what is not wanted", async () => {
    const sources = (sourceIp: FilterValue[]) => find({ service: only("sources"), sourceIp });
    expect((await sources([...beginning("10.9"), ...only("cloudtrail.amazonaws.com")])).sort()).toEqual([
      "10.9.0.1",
      "cloudtrail.amazonaws.com",
    ]);
    expect((await sources([...beginning("cloud"), ...only("10.0.0.0/8")])).sort()).toHaveLength(3);
    const not10 = beginning("10.").map((item) => ({ ...item, negated: true }));
    expect((await sources(not10)).sort()).toEqual(["2001:db8::1", "cloudtrail.amazonaws.com"]);
    expect((await find({ actor: not10 })).length).toBeGreaterThan(100);
  });

  it("tells letters apart by case where whole values do, and not in a name", async () => {
    expect(await find({ service: beginning("SOUR") })).toEqual([]);
    expect(await find({ resourceName: beginning("[A_") })).toEqual(["resourceName-2"]);
  });

  it("finds an event once whose actor begins so in id, email and name", async () => {
    expect((await find({ actor: beginning("sa") })).sort()).toEqual(["a1", "a2", "a3"]);
    expect((await find({ actor: [...beginning("sam"), ...only("other")] })).sort()).toEqual([
      "a1",
      "a2",
      "a3",
    ]);
  });
});

describe("the actor filter", () => {
  it("finds id, email and name, each event once", async () => {
    expect((await find({ actor: only("same") })).sort()).toEqual(["a1", "a2", "a3"]);
    expect((await find({ actor: only("same", "other") })).sort()).toEqual(["a1", "a2", "a3"]);
    expect(await find({ actor: [...only("same"), ...not("other")] })).toHaveLength(2);
  });
});

describe("the source filter", () => {
  const sources = (filter: FilterValue[]) => find({ service: only("sources"), sourceIp: filter });

  it("takes an address as text and a network as a network", async () => {
    expect(await sources(only("10.1.2.3"))).toEqual(["10.1.2.3"]);
    expect((await sources(only("10.0.0.0/8"))).sort()).toEqual(["10.1.2.3", "10.9.0.1"]);
    expect(await sources(only("10.1.0.9/16"))).toEqual(["10.1.2.3"]);
    expect(await sources(only("2001:DB8::/32"))).toEqual(["2001:db8::1"]);
    expect(await sources(only("0.0.0.0/0", "cloudtrail.amazonaws.com"))).toHaveLength(3);
    expect((await sources(not("10.0.0.0/8"))).sort()).toEqual(["2001:db8::1", "cloudtrail.amazonaws.com"]);
  });

  it.each([
    "10.0.0.0/33",
    "2001:db8::/032",
    "10.0.0/8",
    "fe80::1%eth0/64",
    "::/129",
    "a/b",
    "10.0.0.0/8/8",
    "10.0.0.0/",
  ])("takes %s as text, for it is no network", async (value) => {
    expect(isNetwork(value)).toBe(false);
    expect(await sources(only(value))).toEqual([]);
  });
});

describe("a text filter", () => {
  it("ignores the case of ASCII letters", async () => {
    expect(await find({ q: only('"QUOTED"') })).toContain("q-7");
    expect(await find({ resourceName: only("A_B]") })).toEqual(["resourceName-2"]);
  });

  it("finds nothing across two fields", async () => {
    expect(await find({ q: only("samesame") })).toEqual([]);
  });
});

describe("choices", () => {
  it("filter by outcome, actor type and catalog status", async () => {
    expect(await find({ outcome: only("failure", "unknown") })).toEqual([]);
    expect((await find({ outcome: only("success") })).length).toBeGreaterThan(100);
    expect(await find({ actorType: only("system") })).toEqual([]);
    expect(await find({ catalogStatus: not("current") })).toEqual([]);
  });
});
