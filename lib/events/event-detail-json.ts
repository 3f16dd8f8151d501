import { type JsonMember, type JsonNode, nodeAt, parseLossless } from "@/lib/shared/lossless-json";
import { TreeReader } from "@/lib/shared/lossless-parse";
import type { ChangeText, EventDetail, EventListItem } from "./model";

/** The last of several members of one name, as JSON.parse has it. */
const memberOf = (members: readonly JsonMember[], key: string) =>
  members.findLast((member) => member.key === key)?.value;

function toChange(node: JsonNode, source: string): ChangeText {
  const members = node.kind === "object" ? node.members : [];
  const path = memberOf(members, "path");
  const textOf = (key: string) => {
    const value = memberOf(members, key);
    return value ? source.slice(value.start, value.end) : null;
  };
  return {
    path: path?.kind === "string" ? path.value : "",
    before: textOf("before"),
    after: textOf("after"),
  };
}

const changesOf = (node: JsonNode | undefined, source: string): ChangeText[] =>
  node?.kind === "array" ? node.items.map((item) => toChange(item, source)) : [];

/** Values read between two chances for others: some 3 ms. */
const stepsAtOnce = 20_000;

/**
 * Reads stored changes: JSON text of an array of `{path, before, after}`, or null for none. They may be a mebibyte,
 * so `giveWay` is called in between.
 */
export async function readChanges(
  text: string | null,
  giveWay: () => Promise<unknown>,
): Promise<ChangeText[]> {
  if (text === null) return [];
  const reader = new TreeReader(text);
  while (!reader.advance(stepsAtOnce)) await giveWay();
  return changesOf(nodeAt(reader.tree, 0), text);
}

const writeChange = ({ path, before, after }: ChangeText): string =>
  [
    `{"path":${JSON.stringify(path)}`,
    ...(before === null ? [] : [`"before":${before}`]),
    ...(after === null ? [] : [`"after":${after}`]),
  ]
    .join(",")
    .concat("}");

/** The API's JSON of one event, in which the changed values stand as they were sent. */
export function writeEventDetail({ changes, ...item }: EventDetail): string {
  return `${JSON.stringify(item).slice(0, -1)},"changes":[${changes.map(writeChange).join(",")}]}`;
}

/** The inverse of `writeEventDetail`. */
export function readEventDetail(text: string): EventDetail {
  const root = parseLossless(text);
  const changes = changesOf(root.kind === "object" ? memberOf(root.members, "changes") : undefined, text);
  return { ...(JSON.parse(text) as EventListItem), changes };
}
