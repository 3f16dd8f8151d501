import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { CatalogFile } from "@/lib/catalog/catalog-file";
import { readDictionary, readTable, required } from "./read-table";

type Entry = CatalogFile["events"][number];
type Service = CatalogFile["services"][number];

const recordSchema = z.object({ eventSource: z.string(), eventName: z.string() });

/** Lambda's event names end in the version of its API; people read them without. */
const apiVersion = /20\d{6}(v\d+)?$/;

/** Where a name alone would be taken for another provider's service. */
const serviceNames: Record<string, string> = { IAM: "IAM (AWS)" };

/** The (event source, event name) pairs of the list and of the trail, each once. */
function readPairs(listText: string, trail: Buffer): Map<string, { source: string; event: string }> {
  const list = z.array(recordSchema).parse(JSON.parse(listText));
  const lines = gunzipSync(trail).toString("utf8").trimEnd().split("\n");
  const records = lines.map((line) => recordSchema.parse(JSON.parse(line)));
  return new Map(
    [...list, ...records].map(({ eventSource: source, eventName: event }) => [
      `${source} / ${event}`,
      { source, event },
    ]),
  );
}

/**
 * Builds provider `aws` from TrailDiscover's list of API calls and the calls in one real CloudTrail file
 * (newline-delimited, gzip). CloudTrail's event source is an alias of the service's short name.
 */
export function buildAws(listText: string, trail: Buffer): CatalogFile {
  const pairs = readPairs(listText, trail);
  const services = readDictionary("aws-services.tsv");
  const types = readDictionary("aws-resource-types.tsv");
  const rows = readTable("aws-events.tsv", 5);
  const untranslated = new Set(pairs.keys());
  const events = rows.map(([source = "", event = "", resourceType = "", en = "", ko = ""]): Entry => {
    if (!untranslated.delete(`${source} / ${event}`))
      throw new Error(`aws-events.tsv: no source has ${source} ${event}`);
    return {
      scope: "project",
      service: required(services, "aws-services.tsv", source),
      resourceType,
      event,
      name: { en: event.replace(apiVersion, ""), ko },
      description: { en, ko },
      subscribable: true,
      status: "current",
    };
  });
  if (untranslated.size > 0) throw new Error(`aws-events.tsv has no row for ${[...untranslated].join(", ")}`);
  return { provider: "aws", services: servicesOf(events, services, types), events };
}

function servicesOf(events: Entry[], sources: Map<string, string>, types: Map<string, string>): Service[] {
  const services = new Map<string, Service>();
  for (const { service, resourceType } of events) {
    const name = serviceNames[service] ?? service;
    const aliases = [...sources].flatMap(([source, code]) => (code === service ? [source] : []));
    const found = services.get(service) ?? {
      service,
      name: { en: name, ko: name },
      aliases,
      resourceTypes: [],
    };
    services.set(service, found);
    if (found.resourceTypes.some((type) => type.resourceType === resourceType)) continue;
    const ko = required(types, "aws-resource-types.tsv", resourceType);
    found.resourceTypes.push({ resourceType, name: { en: resourceType, ko } });
  }
  return [...services.values()];
}
