import type { CatalogFile } from "@/lib/catalog/catalog-file";
import { catalogScopes } from "@/lib/catalog/model";
import { readDictionary, readTable, required } from "./read-table";

type Entry = CatalogFile["events"][number];
type Service = CatalogFile["services"][number];

/** English codes of the page's seven sections, by title. The title is the service's Korean name. */
const sections: Record<string, string> = {
  "기본 인프라 서비스": "Infrastructure",
  "Object Storage": "Object Storage",
  "RDS for MySQL": "RDS for MySQL",
  콘솔: "Console",
  Backup: "Backup",
  CloudTrail: "CloudTrail",
  "System Monitoring": "System Monitoring",
};

/** The page mixes no-break spaces into its Korean; codes have none. */
const tidy = (text: string) => text.replace(/\s+/g, " ").trim();

/** Reads the CloudTrail page: `### section`, then `|Korean name|event_id.…|` rows. */
function readCloudTrail(text: string): { section: string; ko: string; event: string }[] {
  let section = "";
  return text.split("\n").flatMap((line) => {
    if (line.startsWith("### ")) section = line.slice(4).trim();
    const [, ko, event] = /^\|([^|]+)\|(event_id\.[^|]+)\|/.exec(line) ?? [];
    return ko && event ? [{ section, ko: tidy(ko), event: event.trim() }] : [];
  });
}

function buildCloudTrail(text: string): { events: Entry[]; sectionNames: Map<string, string> } {
  const table = new Map(readTable("nhncloud-events.tsv", 4).map((row) => [row[0], row]));
  const sectionNames = new Map<string, string>();
  const events = readCloudTrail(text).map(({ section, ko, event }): Entry => {
    const service = sections[section];
    const [, scopeCode, resourceType, en] = table.get(event) ?? [];
    const scope = catalogScopes.find((candidate) => candidate === scopeCode);
    if (!service || !scope || !resourceType || !en)
      throw new Error(`nhncloud-events.tsv has no row for ${event}`);
    sectionNames.set(service, section);
    return { scope, service, resourceType, event, name: { en, ko }, subscribable: true, status: "current" };
  });
  return { events, sectionNames };
}

/** Reads both EasyCache tables; the second one lists the codes that are no longer emitted. */
function buildEasyCache(text: string): Entry[] {
  const names = readDictionary("easycache-names.tsv");
  let status: Entry["status"] = "current";
  return text.split("\n").flatMap((line): Entry[] => {
    if (line.startsWith("* 기록은 남아 있으나")) status = "retired";
    const [, resourceType, event, answer, ko] =
      /^\| ([A-Z_]+) \| ([A-Z_]+) \| (예|아니오) \| (.+) \|$/.exec(line) ?? [];
    if (!resourceType || !event || !ko) return [];
    const name = { en: required(names, "easycache-names.tsv", event), ko: tidy(ko) };
    return [
      {
        scope: "project",
        service: "EasyCache",
        resourceType,
        event,
        name,
        subscribable: answer === "예",
        status,
      },
    ];
  });
}

function servicesOf(events: Entry[], sectionNames: Map<string, string>): Service[] {
  const services = new Map<string, Service>();
  const types = new Map(
    readTable("nhncloud-resource-types.tsv", 4).map((row) => [`${row[0]} / ${row[1]}`, row]),
  );
  for (const { service, resourceType } of events) {
    const [, , en, ko] = types.get(`${service} / ${resourceType}`) ?? [];
    if (!en || !ko)
      throw new Error(`nhncloud-resource-types.tsv has no row for ${service} / ${resourceType}`);
    const found = services.get(service) ?? {
      service,
      name: { en: service, ko: sectionNames.get(service) ?? service },
      resourceTypes: [],
    };
    services.set(service, found);
    if (!found.resourceTypes.some((type) => type.resourceType === resourceType)) {
      found.resourceTypes.push({ resourceType, name: { en, ko } });
    }
  }
  return [...services.values()];
}

/** Builds provider `nhncloud` from the CloudTrail page and the EasyCache page. */
export function buildNhncloud(cloudTrailText: string, easyCacheText: string): CatalogFile {
  const { events, sectionNames } = buildCloudTrail(cloudTrailText);
  const all = [...events, ...buildEasyCache(easyCacheText)];
  return { provider: "nhncloud", services: servicesOf(all, sectionNames), events: all };
}
