import type { JsonSchema, OpenApiParameter } from "@/lib/shared/open-api-document";
import type { FieldBounds, ReferenceField } from "./model";

const isNull = (schema: JsonSchema) => schema.type === "null";

const typesOf = ({ type }: JsonSchema) => (type === undefined ? [] : [type].flat());

/** A schema without its `null`: `anyOf [X, null]` is X that may be null, with what stands beside the choice. */
function settle(schema: JsonSchema): { schema: JsonSchema; isNullable: boolean } {
  const { anyOf, ...beside } = schema;
  if (!anyOf) return { schema, isNullable: typesOf(schema).includes("null") };
  const [only, ...others] = anyOf.filter((item) => !isNull(item));
  if (!only || others.length > 0) return { schema, isNullable: false };
  const inner = settle(only);
  return { schema: { ...inner.schema, ...beside }, isNullable: anyOf.length > 1 || inner.isNullable };
}

function typeOf(given: JsonSchema): string {
  const { schema, isNullable } = settle(given);
  if (schema.items) return `${typeOf(schema.items)}[]${isNullable ? " | null" : ""}`;
  const words = schema.format ? [schema.format] : typesOf(schema).filter((word) => word !== "null");
  return [...(words.length > 0 ? words : ["any"]), ...(isNullable ? ["null"] : [])].join(" | ");
}

const choicesOf = (schema: JsonSchema): string[] =>
  (schema.enum ?? (schema.const === undefined ? [] : [schema.const])).map(String);

/** zod's integers name the ends of what a double counts exactly, which is no bound of ours. */
const ownBound = (value: number | undefined) =>
  value === undefined || Math.abs(value) === Number.MAX_SAFE_INTEGER ? null : value;

function boundsOf(schema: JsonSchema, isRepeatable: boolean, maxItems: number | undefined): FieldBounds {
  return {
    minLength: schema.minLength ?? null,
    maxLength: schema.maxLength ?? null,
    maxBytes: schema["x-maxBytes"] ?? null,
    minimum: ownBound(schema.minimum),
    maximum: ownBound(schema.maximum),
    isRepeatable,
    maxItems: maxItems ?? null,
    defaultText: schema.default === undefined ? null : String(schema.default),
  };
}

function describeField(name: string, given: JsonSchema, isRequired: boolean): ReferenceField {
  const { schema } = settle(given);
  return {
    name,
    type: typeOf(given),
    description: schema.description ?? "",
    isRequired,
    choices: choicesOf(schema.items ? settle(schema.items).schema : schema),
    bounds: boundsOf(schema, false, schema.maxItems),
  };
}

/** The fields of an object, each followed by the fields of its own value. */
export function describeFields(object: JsonSchema, prefix = ""): ReferenceField[] {
  return Object.entries(object.properties ?? {}).flatMap(([key, given]) => {
    const name = prefix + key;
    const { schema } = settle(given);
    const inner = schema.items
      ? describeFields(settle(schema.items).schema, `${name}[].`)
      : describeFields(schema, `${name}.`);
    return [describeField(name, given, object.required?.includes(key) ?? false), ...inner];
  });
}

/** A parameter of an array is one that may be repeated: its row shows what one value is. */
export function describeParameter({ name, description, required, schema }: OpenApiParameter): ReferenceField {
  const one = schema.items ?? schema;
  return {
    ...describeField(name, one, required),
    description,
    bounds: boundsOf(one, schema.items !== undefined, schema.maxItems),
  };
}

/** The schemas that a body may have; more than one where it may come in several forms. */
export const variantsOf = (schema: JsonSchema): readonly JsonSchema[] =>
  schema.anyOf?.filter((item) => !isNull(item)) ?? [schema];

/** How a body looks from afar. */
export function sketchOf(schema: JsonSchema): string {
  if (schema.items) return `[${sketchOf(schema.items)}, …]`;
  const [only, ...others] = Object.entries(schema.properties ?? {});
  if (only?.[1].items && others.length === 0) return `{ "${only[0]}": ${sketchOf(only[1])} }`;
  return "{ … }";
}
