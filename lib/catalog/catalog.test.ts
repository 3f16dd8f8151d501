import { describe, expect, it } from "vitest";
import {
  canonicalResourceType,
  canonicalService,
  catalogStatusOf,
  eventNameOf,
  findEntriesByEvent,
  findEntry,
  resolveProvider,
  resolveResourceType,
  resourceTypeNameOf,
  serviceNameOf,
} from "./catalog";

const hadoop = {
  scope: "project",
  provider: "kakaocloud",
  service: "Hadoop Eco",
  event: "Hadoop Eco Start",
} as const;
const login = {
  scope: "organization",
  provider: "kakaocloud",
  service: "IAM",
  event: "Console Login",
} as const;
const rollback = {
  scope: "project",
  provider: "kakaocloud",
  service: "Data Catalog",
  event: "Catalog Status Rollback",
} as const;

describe("findEntry", () => {
  it("tells one service's scopes apart", () => {
    const channel = { provider: "kakaocloud", service: "Alert Center", event: "Create Channel" };
    expect(findEntry({ ...channel, scope: "organization" })?.scope).toBe("organization");
    expect(findEntry({ ...channel, scope: "project" })?.scope).toBe("project");
    expect(findEntry({ ...login, scope: "project" })).toBeNull();
  });

  it("finds nothing under another provider, service, event or resource type", () => {
    expect(findEntry({ ...login, provider: "aws" })).toBeNull();
    expect(findEntry({ ...login, service: "iam" })).toBeNull();
    expect(findEntry({ ...login, event: "console login" })).toBeNull();
    expect(findEntry({ ...login, resourceType: "User" })).toBeNull();
    expect(findEntry({ ...login, event: "__proto__" })).toBeNull();
  });

  it("prefers the current entry to the legacy one that it replaced", () => {
    expect(findEntry(login)).toMatchObject({ resourceType: "Auth", status: "current" });
    expect(findEntry({ ...login, resourceType: "Domain" })).toMatchObject({ status: "legacy" });
  });

  it("finds nothing where several resource types fit and none is given", () => {
    expect(findEntry(rollback)).toBeNull();
    expect(findEntry({ ...rollback, resourceType: "Table" })?.description.en).toBe(
      "Table status change due to task failure",
    );
  });

  it.each([
    "HDE Bundles",
    "HDE Bundles 2.1.0",
    "Hadoop HDE",
    "HBase HDE",
    "Hbase HDE",
    "Trino HDE",
    "Dataflow HDE",
    "Hadoop HDE 1.0.1",
    "Hbase HDE 2.0.1",
    "HBase HDE-2.1.0",
    "Trino HDE (2.1.0)",
    "Dataflow HDE v1.1.2",
    "Hadoop HDE, Hbase HDE, Trino HDE, Dataflow HDE",
  ])("reads %s as HDE Bundles", (resourceType) => {
    expect(findEntry({ ...hadoop, resourceType })?.resourceType).toBe("HDE Bundles");
    expect(catalogStatusOf({ ...hadoop, resourceType })).toBe("current");
  });

  it.each(["Spark HDE", "Hadoop HDE x", " HDE"])("does not read %s as HDE Bundles", (resourceType) => {
    expect(findEntry({ ...hadoop, resourceType })).toBeNull();
  });

  it("keeps the source's spelling as the code and takes the right one as an alias", () => {
    const check = { scope: "project", provider: "kakaocloud", service: "Load Balancing" } as const;
    const entry = findEntry({ ...check, event: "Health Check Create" });
    expect(entry).toMatchObject({ event: "Heath Check Create", name: { en: "Health Check Create" } });
    expect(findEntry({ ...check, event: "Heath Check Create" })).toBe(entry);
    expect(eventNameOf({ ...check, event: "Heath Check Create" }).en).toBe("Health Check Create");
  });
});

describe("resolveProvider", () => {
  it("names the only provider that has the event", () => {
    expect(resolveProvider("organization", "IAM", "Console Login")).toBe("kakaocloud");
    expect(resolveProvider("project", "IAM", "CreateUser")).toBe("aws");
    expect(resolveProvider("project", "EasyCache", "NODE_RECOVERED")).toBe("nhncloud");
    expect(resolveProvider("project", "CDN", "Purge Success")).toBe("kakaocloud");
    expect(resolveProvider("project", "s3.amazonaws.com", "PutBucketPolicy")).toBe("aws");
  });

  it("counts a provider once, however many resource types have the event", () => {
    expect(resolveProvider("project", "Data Catalog", "Catalog Status Rollback")).toBe("kakaocloud");
  });

  it("names none in another scope, for an unknown event or an unknown service", () => {
    expect(resolveProvider("project", "IAM", "Console Login")).toBeNull();
    expect(resolveProvider("project", "IAM", "Console Teleport")).toBeNull();
    expect(resolveProvider("project", "Teleport", "Console Login")).toBeNull();
  });
});

describe("resolveResourceType", () => {
  it("fills in the one that fits", () => {
    expect(resolveResourceType("organization", "kakaocloud", "IAM", "Console Login")).toBe("Auth");
    expect(resolveResourceType("project", "aws", "STS", "AssumeRole")).toBe("Role");
    expect(
      resolveResourceType("project", "nhncloud", "Infrastructure", "event_id.iaas.instance.create"),
    ).toBe("instance");
    expect(resolveResourceType("project", "kakaocloud", "CDN", "Purge Success")).toBe("Service");
  });

  it("fills in nothing where several fit, none does, or the provider is not known", () => {
    expect(
      resolveResourceType("project", "kakaocloud", "Data Catalog", "Catalog Status Rollback"),
    ).toBeNull();
    expect(resolveResourceType("project", "kakaocloud", "IAM", "Console Login")).toBeNull();
    expect(resolveResourceType("organization", null, "IAM", "Console Login")).toBeNull();
  });
});

describe("catalogStatusOf", () => {
  it("tells current, retired, legacy and unknown codes", () => {
    const cache = {
      provider: "nhncloud",
      scope: "project",
      service: "EasyCache",
      resourceType: "CACHE",
    } as const;
    expect(catalogStatusOf({ ...cache, event: "CACHE_CREATION_START" })).toBe("current");
    expect(catalogStatusOf({ ...cache, event: "GROUP_CREATION_START" })).toBe("retired");
    expect(catalogStatusOf({ ...login, resourceType: "Domain" })).toBe("legacy");
    expect(catalogStatusOf({ ...cache, event: "CACHE_TELEPORT" })).toBe("unknown");
    expect(catalogStatusOf({ ...cache, provider: null, event: "CACHE_CREATION_START" })).toBe("unknown");
    expect(catalogStatusOf({ ...login, scope: "project" })).toBe("unknown");
  });

  it("looks the code up even where the sender names the resource type in words of its own", () => {
    const policy = { provider: "aws", scope: "project", service: "S3", event: "PutBucketPolicy" } as const;
    expect(catalogStatusOf({ ...policy, resourceType: "AWS::S3::Bucket" })).toBe("current");
    expect(catalogStatusOf({ ...policy, resourceType: null })).toBe("current");
    expect(catalogStatusOf(policy)).toBe("current");
  });
});

describe("names", () => {
  it("come in both languages", () => {
    expect(
      eventNameOf({ provider: "nhncloud", service: "EasyCache", event: "CACHE_FLAVOR_MODIFICATION_FAILED" }),
    ).toEqual({
      en: "Cache flavor change failed",
      ko: "캐시 사양 변경 실패",
    });
    expect(
      eventNameOf({ provider: "aws", service: "lambda.amazonaws.com", event: "CreateFunction20150331" }),
    ).toEqual({
      en: "CreateFunction",
      ko: "함수 생성",
    });
    expect(serviceNameOf("nhncloud", "Console")).toEqual({ en: "Console", ko: "콘솔" });
    expect(serviceNameOf("aws", "iam.amazonaws.com")).toEqual({ en: "IAM (AWS)", ko: "IAM (AWS)" });
    expect(resourceTypeNameOf("kakaocloud", "Hadoop Eco", "Trino HDE 2.0.1").ko).toBe("HDE 번들");
  });

  it("are the code itself where the catalog does not know it", () => {
    expect(eventNameOf({ provider: "aws", service: "S3", event: "Teleport" })).toEqual({
      en: "Teleport",
      ko: "Teleport",
    });
    expect(eventNameOf({ provider: null, service: "IAM", event: "Console Login" }).ko).toBe("Console Login");
    expect(serviceNameOf(null, "IAM")).toEqual({ en: "IAM", ko: "IAM" });
    expect(serviceNameOf("aws", "Teleport").en).toBe("Teleport");
    expect(resourceTypeNameOf("aws", "S3", "constructor")).toEqual({ en: "constructor", ko: "constructor" });
  });

  it("come from any scope or resource type of the code where the event's own is not in the catalog", () => {
    expect(eventNameOf({ ...login, scope: "project", resourceType: "Gate" }).ko).toBe("콘솔 로그인");
  });
});

describe("for importers", () => {
  it("reads AWS event sources as services, and leaves others as they are", () => {
    expect(canonicalService("aws", "secretsmanager.amazonaws.com")).toBe("Secrets Manager");
    expect(canonicalService("aws", "sso-directory.amazonaws.com")).toBe("IAM Identity Center");
    expect(canonicalService("aws", "teleport.amazonaws.com")).toBe("teleport.amazonaws.com");
    expect(canonicalResourceType("kakaocloud", "Hadoop Eco", "Hbase HDE")).toBe("HDE Bundles");
    expect(canonicalResourceType("kakaocloud", "Hadoop Eco", "Teleport")).toBe("Teleport");
  });

  it("finds an NHN Cloud event by its id alone", () => {
    expect(findEntriesByEvent("nhncloud", "event_id.org.member.add")).toMatchObject([
      { service: "Console", scope: "organization", resourceType: "org.member" },
    ]);
    expect(findEntriesByEvent("nhncloud", "event_id.teleport")).toEqual([]);
  });
});
