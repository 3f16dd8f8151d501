import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { canonicalService, catalogEntries, catalogServices, catalogStatusOf, findEntry } from "./catalog";
import olderPage from "./data/kakaocloud-older-page.json";
import { type CatalogEntry, type CatalogReference, catalogProviders } from "./model";

const ofProvider = (provider: string) => catalogEntries.filter((entry) => entry.provider === provider);
const digest = (rows: string[]) => createHash("sha256").update(rows.join("\n")).digest("hex");
const keyOf = (row: CatalogReference) => [row.scope, row.service, row.resourceType, row.event].join("\t");
const fullKey = (entry: CatalogEntry) => `${entry.provider}\t${keyOf(entry)}`;
const hangul = /[가-힣]/;

const kakaocloud = ofProvider("kakaocloud");
const current = kakaocloud.filter((entry) => entry.status === "current");
const legacy = kakaocloud.filter((entry) => entry.status === "legacy");
const easyCache = ofProvider("nhncloud").filter((entry) => entry.service === "EasyCache");
const cloudTrail = ofProvider("nhncloud").filter((entry) => entry.service !== "EasyCache");

describe("KakaoCloud's newer page", () => {
  it("has 62 organization and 471 project events, all current and subscribable", () => {
    const count = (scope: string) => current.filter((entry) => entry.scope === scope).length;
    expect([count("organization"), count("project"), current.length]).toEqual([62, 471, 533]);
    expect(current.every((entry) => entry.subscribable)).toBe(true);
  });

  it("stands as printed, row for row", () => {
    // The digest of "scope, service, resource type, event", tab-separated, taken from the page itself.
    expect(digest(current.map(keyOf))).toBe(
      "6698c3951fa120d47ed99681bd029f36632aa32c7a112f48ec9cbfe638dbeac3",
    );
  });

  it("has Alert Center's organization events at organization scope, whatever their table is headed", () => {
    const events = current.filter(
      (entry) => entry.service === "Alert Center" && entry.scope === "organization",
    );
    expect(events).toHaveLength(7);
  });

  it("keeps each page's Hadoop Eco versions with that page's entries", () => {
    const versionsOf = (event: string) =>
      findEntry({ scope: "project", provider: "kakaocloud", service: "Hadoop Eco", event })?.versions ?? [];
    expect(
      versionsOf("Hadoop Eco Install").map((list) => [list.page, list.bundle, list.versions.length]),
    ).toEqual([
      ["newer", "Hadoop HDE", 4],
      ["newer", "HBase HDE", 4],
      ["newer", "Trino HDE", 4],
      ["newer", "Dataflow HDE", 4],
      ["older", "Hadoop HDE", 7],
      ["older", "Hbase HDE", 7],
      ["older", "Trino HDE", 2],
      ["older", "Dataflow HDE", 2],
    ]);
    expect(new Set(versionsOf("Spark History Server Deleted").map((list) => list.page))).toEqual(
      new Set(["newer"]),
    );
    expect(current.filter((entry) => entry.versions).length).toBe(40);
  });
});

describe("KakaoCloud's older page", () => {
  const withOutcome = (outcome: string) => olderPage.filter((row) => row.outcome === outcome);

  it("has its 341 rows accounted for: the same, replaced, or gone", () => {
    expect(new Set(olderPage.map((row) => JSON.stringify(row))).size).toBe(341);
    const counts = ["same", "replaced", "gone"].map((outcome) => withOutcome(outcome).length);
    expect(counts).toEqual([254, 60, 27]);
  });

  it.each(olderPage.filter((row) => row.outcome === "same"))("still has $service, $event", (row) => {
    const [now, ...others] = row.now;
    expect(others).toEqual([]);
    expect(current.map(keyOf)).toContain(now && keyOf(now as CatalogReference));
    const code = { ...(row as unknown as CatalogReference), provider: "kakaocloud" };
    expect(findEntry(code)).toMatchObject({ ...now, status: "current" });
  });

  it("is where every legacy entry comes from, in the same order", () => {
    const moved = olderPage.filter((row) => row.outcome !== "same");
    expect(
      legacy.map(({ scope, service, resourceType, event, replacedBy }) => ({
        scope,
        service,
        resourceType,
        event,
        now: replacedBy,
      })),
    ).toEqual(moved.map(({ outcome: _, ...row }) => row));
  });

  it("has one event that became two, and CDN gone whole", () => {
    const split = legacy.filter((entry) => entry.replacedBy.length > 1);
    expect(split.map((entry) => entry.event)).toEqual(["Group Unassign"]);
    expect(split[0]?.replacedBy.map(({ event }) => event)).toEqual([
      "Domain Group Unassign",
      "Project Group Unassign",
    ]);
    const cdn = legacy.filter((entry) => entry.service === "CDN");
    expect([cdn.length, cdn.flatMap((entry) => entry.replacedBy).length]).toEqual([20, 0]);
  });

  it("has renamed, moved and re-typed events point to where they stand now", () => {
    const replacement = (event: string, resourceType: string) =>
      legacy.find((entry) => entry.event === event && entry.resourceType === resourceType)?.replacedBy;
    expect(replacement("Topic Create", "Topic")).toEqual([
      { scope: "project", service: "Pub/Sub", resourceType: "Topic", event: "Create Topic" },
    ]);
    expect(replacement("User Access Key Create", "User Access Key")).toEqual([
      {
        scope: "organization",
        service: "IAM",
        resourceType: "Application Credential",
        event: "User Access Key Create",
      },
    ]);
    expect(replacement("Console Login", "Domain")).toEqual([
      { scope: "organization", service: "IAM", resourceType: "Auth", event: "Console Login" },
    ]);
  });
});

describe("NHN Cloud", () => {
  it("has 520 CloudTrail ids in 7 sections, as printed", () => {
    expect(digest(cloudTrail.map((entry) => entry.event))).toBe(
      "6fcf8ff4befd5b9e3353d31a8178fe9167c50db1a598d68c876c5346fb79af91",
    );
    const counts = new Map<string, number>();
    for (const { service } of cloudTrail) counts.set(service, (counts.get(service) ?? 0) + 1);
    expect([...counts]).toEqual([
      ["Infrastructure", 375],
      ["Object Storage", 8],
      ["RDS for MySQL", 39],
      ["Console", 62],
      ["Backup", 7],
      ["CloudTrail", 2],
      ["System Monitoring", 27],
    ]);
  });

  it("has each section's title as the service's Korean name", () => {
    const names = catalogServices
      .filter(({ provider }) => provider === "nhncloud")
      .map(({ name }) => name.ko);
    expect(names).toEqual([
      "기본 인프라 서비스",
      "Object Storage",
      "RDS for MySQL",
      "콘솔",
      "Backup",
      "CloudTrail",
      "System Monitoring",
      "EasyCache",
    ]);
  });

  it("has EasyCache's 192 current codes, 148 of them subscribable, and its 42 retired ones, as printed", () => {
    const isCurrent = (entry: CatalogEntry) => entry.status === "current";
    expect(easyCache.filter(isCurrent)).toHaveLength(192);
    expect(easyCache.filter((entry) => isCurrent(entry) && entry.subscribable)).toHaveLength(148);
    expect(easyCache.filter((entry) => entry.status === "retired")).toHaveLength(42);
    const rows = easyCache.map((entry) =>
      [entry.resourceType, entry.event, entry.subscribable ? "yes" : "no", entry.status].join("\t"),
    );
    expect(digest(rows)).toBe("29e400178ecbeced252d96e058fe5672ca7d601e6078e1422080fa2ef3284f43");
  });

  it("has EasyCache's event types as resource types, two of them without a code to subscribe to", () => {
    const count = (type: string) =>
      easyCache.filter((entry) => entry.resourceType === type && entry.subscribable).length;
    const types = ["CACHE", "NODE", "DB_SECURITY_GROUP", "PARAMETER_GROUP", "MONITORING"];
    expect(types.map(count)).toEqual([121, 26, 0, 0, 1]);
  });
});

describe("AWS and the console itself", () => {
  it("has each pair of event source and name once, at project scope, subscribable", () => {
    const aws = ofProvider("aws");
    expect(aws).toHaveLength(519);
    expect(aws.every((entry) => entry.scope === "project" && entry.subscribable)).toBe(true);
  });

  it("keeps every call of its sources", () => {
    // Of TrailDiscover's 381 names and those of the records below: "service, event", tab-separated, in code order.
    const rows = ofProvider("aws").map(({ service, event }) => `${service}\t${event}`);
    expect(digest(rows.sort())).toBe("5c01ddbf9ed1765e2836ec2a427a58b937a7adf22083364f208b0958ce9cbfce");
  });

  it("has every call of the real CloudTrail records that the demo brings", () => {
    const file = path.join(import.meta.dirname, "../../db/seed/aws-cloudtrail.invictus-ir.ndjson.gz");
    const lines = gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n");
    const calls = lines.map((line) => {
      const { eventSource, eventName } = JSON.parse(line);
      return `${canonicalService("aws", eventSource)}\t${eventName}`;
    });
    const known = new Set(ofProvider("aws").map(({ service, event }) => `${service}\t${event}`));
    expect(lines).toHaveLength(2_900);
    expect([...new Set(calls)].filter((call) => !known.has(call))).toEqual([]);
  });

  it("has the acts that no vendor's entry names; none about deliveries can be subscribed to", () => {
    const events = ofProvider("cairn").map((entry) => entry.event);
    expect(events).toEqual(expect.arrayContaining(["API Key Create", "API Key Revoke"]));
    const closed = ofProvider("cairn").filter((entry) => !entry.subscribable);
    expect(new Set(closed.map((entry) => entry.event))).toEqual(
      new Set(["Test Notification Send", "Delivery Retry", "Delivery Failed"]),
    );
    const deliveries = ofProvider("cairn").filter((entry) => entry.resourceType === "Delivery");
    expect(deliveries.every((entry) => !entry.subscribable)).toBe(true);
  });
});

describe("every entry", () => {
  it("is the only one with its codes, and belongs to a known provider", () => {
    expect(new Set(catalogEntries.map(fullKey)).size).toBe(catalogEntries.length);
    expect(new Set(catalogEntries.map((entry) => entry.provider))).toEqual(new Set(catalogProviders));
  });

  it("has a service and a resource type that are named in both languages", () => {
    const types = new Set(
      catalogServices.flatMap((service) =>
        service.resourceTypes.map((type) =>
          [service.provider, service.service, type.resourceType].join("\t"),
        ),
      ),
    );
    for (const { provider, service, resourceType } of catalogEntries) {
      expect(types).toContain([provider, service, resourceType].join("\t"));
    }
    expect(types.size).toBe(catalogServices.reduce((sum, service) => sum + service.resourceTypes.length, 0));
  });

  it("has its Korean name and description in Korean", () => {
    expect(catalogEntries.filter((entry) => !hangul.test(entry.name.ko)).map(fullKey)).toEqual([]);
    expect(catalogEntries.filter((entry) => !hangul.test(entry.description.ko)).map(fullKey)).toEqual([]);
  });

  it("has its English name and description in English", () => {
    expect(catalogEntries.filter((entry) => hangul.test(entry.name.en)).map(fullKey)).toEqual([]);
    expect(catalogEntries.filter((entry) => hangul.test(entry.description.en)).map(fullKey)).toEqual([]);
  });

  it("has names without stray spaces, composed", () => {
    for (const { name, description } of catalogEntries) {
      for (const text of [name.en, name.ko, description.en, description.ko]) {
        expect(text).toBe(text.normalize("NFC").replace(/\s+/g, " ").trim());
      }
    }
  });

  it("is replaced by current entries of its provider only, and only when it is legacy", () => {
    for (const entry of catalogEntries) {
      if (entry.status !== "legacy") expect(entry.replacedBy).toEqual([]);
      for (const now of entry.replacedBy) {
        expect(findEntry({ ...now, provider: entry.provider })?.status).toBe("current");
        expect(keyOf(now)).not.toBe(keyOf(entry));
      }
    }
  });

  it("can't be subscribed to once it is retired or legacy", () => {
    const past = catalogEntries.filter((entry) => entry.status !== "current");
    expect(past.filter((entry) => entry.subscribable)).toEqual([]);
  });

  it("is found by its own codes, with its own status", () => {
    for (const entry of catalogEntries) {
      expect(findEntry(entry)).toBe(entry);
      expect(catalogStatusOf(entry)).toBe(entry.status);
    }
  });
});
