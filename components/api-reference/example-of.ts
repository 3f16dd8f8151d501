import type { JsonSchema } from "@/lib/shared/open-api-document";

/** What stands for the parts that only this installation, or this moment, can say. */
export interface ExampleFacts {
  organization: string;
  /** Null where the reader reaches no project. */
  project: string | null;
  /** RFC 3339. */
  now: string;
}

function fillIn(value: unknown, facts: ExampleFacts): unknown {
  return value === "{project}" ? (facts.project ?? value) : value;
}

function exampleObject(schema: JsonSchema, facts: ExampleFacts): Record<string, unknown> | undefined {
  const entries = Object.entries(schema.properties ?? {})
    .map(([name, property]) => [name, exampleOf(property, facts)] as const)
    .filter(([, value]) => value !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/**
 * A value made of the examples that the contract gives: of an object, the fields that have one. Undefined where the
 * contract gives none. It is for the contract to give one for each field that is required.
 */
export function exampleOf(schema: JsonSchema, facts: ExampleFacts): unknown {
  if (schema.examples) return fillIn(schema.examples[0], facts);
  if (schema.format === "date-time") return facts.now;
  if (schema.anyOf) return schema.anyOf[0] && exampleOf(schema.anyOf[0], facts);
  if (schema.items) {
    const item = exampleOf(schema.items, facts);
    return item === undefined ? undefined : [item];
  }
  return exampleObject(schema, facts);
}
