import { isObject, type JsonObject } from "./read-fields";

/** Which members of an outer object hold the records: `list` marks an array of records, a map leads one level down. */
export type EnvelopeNode = ReadonlyMap<string, EnvelopeNode | "list">;

/**
 * How the sources pack many records into one JSON document:
 * CloudTrail files, Azure's storage exports and REST pages, GCP `entries.list`, Kubernetes `EventList`, Hermes lists and
 * Cairn's own batches, NHN Cloud's `events/search` answer.
 */
const envelopePaths = {
  cairn: [["events"]],
  "aws-cloudtrail": [["Records"]],
  "nhn-cloudtrail": [["page", "content"]],
  cadf: [["events"]],
  "gcp-audit": [["entries"]],
  "azure-activity": [["records"], ["value"]],
  "github-audit": [],
  "kubernetes-audit": [["items"]],
  cloudevents: [],
} as const satisfies Record<string, readonly (readonly string[])[]>;

export type SourceFormat = keyof typeof envelopePaths;
export type ImportFormat = SourceFormat | "auto";

const sourceFormats = Object.keys(envelopePaths) as SourceFormat[];
export const importFormats: readonly ImportFormat[] = [...sourceFormats, "auto"];

/** The envelopes to look into for a format; `auto` looks into all of them. */
export function envelopesOf(format: ImportFormat): EnvelopeNode {
  const formats = format === "auto" ? sourceFormats : [format];
  return buildNode(formats.flatMap((name): readonly (readonly string[])[] => envelopePaths[name]));
}

/** What opens under `key` of an envelope: `list` for an array of records, a node for an envelope's inner object. */
export function innerEnvelope(
  node: EnvelopeNode,
  key: string,
  isArray: boolean,
): EnvelopeNode | "list" | null {
  const inner = node.get(key) ?? null;
  return (inner === "list") === isArray ? inner : null;
}

function buildNode(paths: readonly (readonly string[])[]): EnvelopeNode {
  const node = new Map<string, EnvelopeNode | "list">();
  for (const [key, ...rest] of paths) {
    if (key !== undefined) node.set(key, rest.length === 0 ? "list" : buildNode([rest]));
  }
  return node;
}

/** Whether an object is an envelope with no record inside, such as `{"Records":[]}`. */
export function isEmptyEnvelope(record: JsonObject, node: EnvelopeNode): boolean {
  for (const [key, next] of node) {
    const value = Object.hasOwn(record, key) ? record[key] : undefined;
    if (next === "list" && Array.isArray(value) && value.length === 0) return true;
    if (next !== "list" && isObject(value) && isEmptyEnvelope(value, next)) return true;
  }
  return false;
}
