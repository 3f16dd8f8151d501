import type { Change } from "@/lib/events/model";
import type { Random } from "./random";

const changesOf: readonly { when: RegExp; make: (random: Random) => Change[] }[] = [
  {
    when: /resize|flavor|instance.?type|scale|upgrade/i,
    make: (random) => [
      { path: "flavor", before: "m2a.large", after: random.pick(["m2a.xlarge", "m2a.2xlarge"]) },
      { path: "vcpus", before: 2, after: 4 },
      { path: "memoryGiB", before: 8, after: 16 },
    ],
  },
  {
    when: /security.?group|rule|acl|policy|firewall/i,
    make: (random) => [
      {
        path: "rules[0].source",
        before: "203.0.113.0/24",
        after: random.pick(["0.0.0.0/0", "198.51.100.0/24"]),
      },
      { path: "rules[0].port", before: 443, after: random.pick([22, 443, 8443]) },
    ],
  },
  {
    when: /role|permission|member|assign/i,
    make: (random) => [
      {
        path: "roles",
        before: ["project_member"],
        after: random.pick([["project_admin"], ["project_leader"]]),
      },
    ],
  },
  {
    when: /parameter|config|setting|option/i,
    make: (random) => [
      { path: "parameters.maxmemory-policy", before: "noeviction", after: "allkeys-lru" },
      { path: "parameters.timeout", before: 0, after: random.pick([60, 300]) },
    ],
  },
  {
    when: /volume|extend|storage|disk/i,
    make: (random) => [{ path: "sizeGiB", before: 50, after: random.pick([100, 200, 500]) }],
  },
  {
    when: /update|modif|change|edit|rename|put|set|addition|updating/i,
    make: (random) => [
      { path: "name", before: "draft", after: random.pick(["release", "stable"]) },
      { path: "description", after: "Reviewed by the platform team" },
      { path: "labels.owner", before: "nobody" },
    ],
  },
];

const isChanging = /update|modif|chang|edit|resize|rename|extend|assign|put|set|updating|upgrade/i;

/** Plausible before/after values for an act that changes something; empty for acts that don't. */
export function demoChanges(event: string, resourceType: string, random: Random): Change[] {
  if (!isChanging.test(event) || /unassign|reset|view|get|list|describe/i.test(event)) return [];
  const text = `${event} ${resourceType}`;
  return changesOf.find(({ when }) => when.test(text))?.make(random) ?? [];
}
