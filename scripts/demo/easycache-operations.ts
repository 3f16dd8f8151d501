import type { CatalogEntry } from "@/lib/catalog/model";
import { demoResources } from "./demo-resources";
import type { Random } from "./random";

const ending = /_(START|END|FAILED)$/;

interface Stem {
  start: CatalogEntry;
  end?: CatalogEntry;
  failures: CatalogEntry[];
}

/** Groups START, END and every FAILED code of one operation; a more precise FAILED code belongs to the longest stem. */
function stemsOf(entries: readonly CatalogEntry[]): Stem[] {
  const current = entries.filter(({ service, status }) => service === "EasyCache" && status === "current");
  const stems = new Map<string, Stem>();
  for (const entry of current) {
    if (entry.event.endsWith("_START")) {
      stems.set(entry.event.replace(ending, ""), { start: entry, failures: [] });
    }
  }
  const names = [...stems.keys()].sort((a, b) => b.length - a.length);
  for (const entry of current) {
    const name = names.find((stem) => entry.event.startsWith(`${stem}_`));
    const stem = name === undefined ? undefined : stems.get(name);
    if (!stem) continue;
    if (entry.event === `${name}_END`) stem.end = entry;
    else if (entry.event.endsWith("_FAILED")) stem.failures.push(entry);
  }
  return [...stems.values()];
}

/**
 * EasyCache operations as they run: START, then END or a FAILED code some seconds to minutes later, on the same
 * resource and with one correlation id. Each operation ends well four times and fails once with each of its codes.
 */
export function operationsOf(entries: readonly CatalogEntry[], random: Random, now: number, days: number) {
  return stemsOf(entries).flatMap((stem) => {
    const results = [...(stem.end ? [stem.end, stem.end, stem.end, stem.end] : []), ...stem.failures];
    return results.flatMap((result) => {
      const project = random.chance(0.8) ? ("web-shop" as const) : ("data-platform" as const);
      const resource = random.pick(demoResources(stem.start.resourceType, project));
      const correlationId = `op-${random.hex(12)}`;
      const startedAt = now - random.integer(600_000, days * 86_400_000 - 600_000);
      const shared = { project, resource, correlationId };
      const isFailure = result !== stem.end;
      return [
        { ...shared, entry: stem.start, at: startedAt, outcome: "success" as const },
        {
          ...shared,
          entry: result,
          at: startedAt + random.integer(4_000, 540_000),
          outcome: isFailure ? ("failure" as const) : ("success" as const),
          ...(isFailure ? { reason: "Not enough capacity in zone kr2-a" } : {}),
        },
      ];
    });
  });
}
