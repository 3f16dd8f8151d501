import { findEntry } from "@/lib/catalog/catalog";
import type { IncomingEvent } from "@/lib/events/model";
import {
  firstText,
  isObject,
  type JsonObject,
  lastSegment,
  objectAt,
  objectsAt,
  textAt,
  toText,
} from "../read-fields";

type Resource = NonNullable<IncomingEvent["resource"]>;

/** Parameters that name a resource in words that its type does not contain. */
const otherParameters: Readonly<Record<string, readonly string[]>> = {
  "Elastic IP": ["allocationid", "publicip"],
  "MFA Device": ["serialnumber"],
  Object: ["key"],
  Tag: ["resourceid", "resourcearn", "resourcename"],
};

/** Members that are looked at for a parameter's name before giving up; a request is rarely a tenth of it. */
const maxMembers = 400;

/**
 * What the call was about. The type is the catalog's for this event, else what the record calls it
 * (`AWS::IAM::AccessKey` -> `Access Key`). Id and name come from the record's own `resources`, else from the
 * parameters that bear the type's name (`Route Table` -> `routeTableId`), of the request, then of the response.
 * When a call names several, it is the first: all of them are in the log.
 */
export function awsResource(record: JsonObject, service: string, event: string): Resource | undefined {
  const entry = findEntry({ provider: "aws", scope: "project", service, event });
  const listed = objectsAt(record, "resources");
  const listedTypes = listed.map((item) => spacedType(textAt(item, "type")));
  const type = entry?.resourceType ?? listedTypes.find((name) => name !== undefined);
  if (type === undefined) return undefined;
  const found = findParameters(record, type);
  const item = listed[listedTypes.indexOf(type)] ?? ((found.id ?? found.name) ? undefined : listed[0]);
  const id = (item && firstText(item, "ARN", "arn", "ARNPrefix")) ?? found.id;
  return { type, id, name: arnName(found.name) ?? arnName(id) };
}

/** `AWS::EC2::RouteTable` -> `Route Table`, `AWS::RDS::DBInstance` -> `DB Instance`. */
function spacedType(type: string | undefined): string | undefined {
  const last = lastSegment(type, "::");
  return last?.replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, "$1$3 $2$4");
}

/** The last part of an ARN (some requests take one for a name); any other text as it is. */
function arnName(id: string | undefined): string | undefined {
  return id?.startsWith("arn:") ? lastSegment(id.replace(/\/+$/, ""), /[/:]/) : id;
}

function findParameters(
  record: JsonObject,
  type: string,
): { id?: string | undefined; name?: string | undefined } {
  const request = objectAt(record, "requestParameters");
  const response = objectAt(record, "responseElements");
  const words = type.toLowerCase().split(" ");
  const stems = [...new Set([words.join(""), words.slice(-2).join(""), words.at(-1) ?? ""])];
  const ids = [
    ...(otherParameters[type] ?? []),
    ...stems.flatMap((stem) => [`${stem}id`, `${stem}identifier`]),
  ];
  const arns = stems.map((stem) => `${stem}arn`);
  const names = stems.map((stem) => `${stem}name`);
  const look = (keys: readonly string[]) => findText(request, keys) ?? findText(response, keys);
  const arn = look(arns);
  return {
    id: look(ids) ?? arn,
    // Many requests call the resource just `name`.
    name: look(names) ?? arnName(arn) ?? firstText(request, "name", "Name"),
  };
}

/** The first text under one of the names (lower case), the earlier names first, nearest to the top. */
function findText(from: JsonObject, keys: readonly string[]): string | undefined {
  const found = new Map<string, string>();
  const queue: unknown[] = [from];
  let members = 0;
  for (let next = queue.shift(); next !== undefined && members < maxMembers; next = queue.shift()) {
    if (Array.isArray(next)) queue.push(...next.slice(0, 1));
    if (!isObject(next)) continue;
    for (const [key, value] of Object.entries(next)) {
      members += 1;
      const text = toText(value);
      const name = key.toLowerCase();
      if (text !== undefined && keys.includes(name) && !found.has(name)) found.set(name, text);
      if (typeof value === "object" && value !== null) queue.push(value);
    }
  }
  return keys.map((key) => found.get(key)).find((text) => text !== undefined);
}
