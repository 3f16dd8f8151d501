import { describe, expect, it } from "vitest";
import { catalogEntries } from "@/lib/catalog/catalog";
import { catalogScopes } from "@/lib/catalog/model";
import { subscribableEntries, subscribableTypes } from "../event-type";
import { builtInTemplates } from "./built-in-templates";

const easyCache = (resourceType: string) => ({ provider: "nhncloud", service: "EasyCache", resourceType });
const easyCacheTemplates = (resourceType: string) =>
  Object.fromEntries(
    builtInTemplates("project", easyCache(resourceType)).map(({ id, events }) => [id, events]),
  );
const outcomes = (stem: string) => [`${stem}_START`, `${stem}_END`, `${stem}_FAILED`];

const everyTemplate = catalogScopes.flatMap((scope) =>
  subscribableTypes(scope).flatMap((type) =>
    builtInTemplates(scope, type).map((template) => ({ scope, template })),
  ),
);

function templateOf(
  scope: (typeof catalogScopes)[number],
  [provider, service, resourceType]: readonly [string, string, string],
  id: string,
) {
  return builtInTemplates(scope, { provider, service, resourceType }).find((item) => item.id === id);
}

describe("templates of EasyCache", () => {
  it("are those of its document, for each type that has codes to choose", () => {
    expect(Object.keys(easyCacheTemplates("CACHE"))).toEqual([
      "easycache.failures",
      "easycache.failover",
      "easycache.backup",
      "easycache.transfer",
      "easycache.lifecycle",
      "easycache.upgrades",
      "easycache.network",
    ]);
    expect(Object.keys(easyCacheTemplates("NODE"))).toEqual([
      "easycache.failures",
      "easycache.node-health",
      "easycache.lifecycle",
      "easycache.upgrades",
    ]);
    expect(easyCacheTemplates("MONITORING")).toEqual({ "easycache.alarms": ["METRIC_ALARM_TRIGGERED"] });
    expect(easyCacheTemplates("DB_SECURITY_GROUP")).toEqual({});
    expect(easyCacheTemplates("PARAMETER_GROUP")).toEqual({});
  });

  it("take every failure that can be subscribed to", () => {
    for (const resourceType of ["CACHE", "NODE"]) {
      const failed = subscribableEntries("project", easyCache(resourceType))
        .map(({ event }) => event)
        .filter((event) => event.endsWith("FAILED") || event === "FAILOVER_DNSFAIL");
      expect(easyCacheTemplates(resourceType)["easycache.failures"]).toEqual(failed);
    }
    expect(easyCacheTemplates("CACHE")["easycache.failures"]).toHaveLength(56);
    expect(easyCacheTemplates("NODE")["easycache.failures"]).toHaveLength(14);
  });

  it("hold the codes that their names say", () => {
    const cache = easyCacheTemplates("CACHE");
    const node = easyCacheTemplates("NODE");
    expect(cache["easycache.failover"]).toEqual([
      ...outcomes("CACHE_HIGH_AVAILABILITY_REPAIR"),
      ...outcomes("CACHE_MASTER_ROLE_CHANGING"),
      "FAILOVER_DNSFAIL",
      "FAILOVER_EXECUTED",
      ...outcomes("SLAVE_NODE_PROMOTION"),
    ]);
    expect(cache["easycache.network"]).toEqual(
      [
        "FLOATING_IP_ATTACHING",
        "FLOATING_IP_DETACHING",
        "READONLY_DOMAIN_ATTACHING",
        "READONLY_DOMAIN_DETACHING",
        "READONLY_DOMAIN_UPDATE",
      ].flatMap(outcomes),
    );
    expect(cache["easycache.lifecycle"]).toEqual([
      ...["CACHE_CREATION", "CACHE_DELETION", "CACHE_RESTART", "CACHE_STARTING", "CACHE_STOPPING"].flatMap(
        outcomes,
      ),
      ...outcomes("HA_NODE_CREATION"),
      "HA_NODE_DELETION_START",
      "HA_NODE_DELETION_END",
    ]);
    expect(node["easycache.node-health"]).toEqual([
      "NODE_DOWN_DETECTED",
      ...outcomes("NODE_PLANNED_MIGRATION"),
      "NODE_RECOVERED",
    ]);
    expect(cache["easycache.backup"]?.every((event) => event.includes("BACKUP"))).toBe(true);
    expect(cache["easycache.backup"]).toHaveLength(23);
    expect(cache["easycache.transfer"]).toHaveLength(18);
    expect(cache["easycache.upgrades"]).toHaveLength(10);
    expect(node["easycache.upgrades"]).toHaveLength(12);
  });
});

describe("templates of other services", () => {
  it.each([
    [
      "project",
      ["kakaocloud", "MySQL", "Backup"],
      "general.failures",
      "Backup Error; Scheduled Backup Error",
    ],
    ["project", ["kakaocloud", "VPC", "Subnet"], "general.deletions", "Subnet Delete"],
    ["organization", ["kakaocloud", "IAM", "Auth"], "general.failures", "Console Login Fail"],
    ["organization", ["kakaocloud", "IAM", "Auth"], "general.security", "Console Login; Console Login Fail"],
    [
      "organization",
      ["kakaocloud", "IAM", "Group"],
      "general.access",
      "Domain Group Assign; Domain Group Unassign; Project Group Assign; Project Group Unassign",
    ],
    [
      "project",
      ["kakaocloud", "Container Registry", "Repository"],
      "general.access",
      "Repository Role Update",
    ],
    [
      "project",
      ["nhncloud", "Infrastructure", "cluster.pod"],
      "general.security",
      "event_id.iaas.cluster.pod.exec",
    ],
    ["project", ["aws", "IAM", "MFA Device"], "general.security", "DeactivateMFADevice"],
    [
      "project",
      ["aws", "S3", "Bucket"],
      "general.access",
      "DeleteBucketPolicy; PutBucketAcl; PutBucketPolicy",
    ],
  ] as const)("%s %j: %s", (scope, type, id, events) => {
    expect(templateOf(scope, type, id)?.events.join("; ")).toBe(events);
  });

  it("are not offered where they would be empty", () => {
    expect(templateOf("project", ["kakaocloud", "VPC", "Subnet"], "general.failures")).toBeUndefined();
    expect(
      templateOf("project", ["nhncloud", "Infrastructure", "loadbalancer_member"], "general.access"),
    ).toBe(undefined);
    expect(everyTemplate.filter(({ template }) => template.events.length === 0)).toEqual([]);
  });

  it("of AWS rest on published rules, and say on whose", () => {
    const groups = templateOf("project", ["aws", "EC2", "Security Group"], "aws.security-group-rules");
    expect(groups?.events).toEqual([
      "AuthorizeSecurityGroupEgress",
      "AuthorizeSecurityGroupIngress",
      "RevokeSecurityGroupEgress",
      "RevokeSecurityGroupIngress",
    ]);
    expect(groups?.credit?.name).toBe("SigmaHQ/sigma (jamesc-grafana)");
    expect(groups?.credit?.url).toMatch(
      /^https:\/\/github\.com\/SigmaHQ\/sigma\/blob\/[0-9a-f]{40}\/rules\//,
    );
    const ids = new Set(
      everyTemplate.map(({ template }) => template.id).filter((id) => id.startsWith("aws.")),
    );
    expect(ids.size).toBe(16);
  });
});

describe("every template", () => {
  it("holds codes that can be subscribed to in its scope, each once", () => {
    for (const { scope, template } of everyTemplate) {
      const offered = catalogEntries.filter(
        (entry) =>
          entry.scope === scope &&
          entry.provider === template.provider &&
          entry.service === template.service &&
          entry.resourceType === template.resourceType &&
          entry.subscribable &&
          entry.status === "current",
      );
      const codes = offered.map(({ event }) => event);
      expect(codes, template.id).toEqual(expect.arrayContaining(template.events));
      expect(new Set(template.events).size).toBe(template.events.length);
    }
  });

  it("has an id of its own within its type, and a name in both languages", () => {
    const keys = everyTemplate.map(({ scope, template: { id, provider, service, resourceType } }) =>
      [scope, provider, service, resourceType, id].join("|"),
    );
    expect(new Set(keys).size).toBe(keys.length);
    for (const { template } of everyTemplate) {
      expect(template.name.en).toMatch(/[a-z]/);
      expect(template.name.ko).toMatch(/[가-힣]/);
      expect(template.isOwn).toBe(false);
    }
  });
});
