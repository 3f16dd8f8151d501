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
  const entries = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const value = exampleOf(property, facts);
    if (value !== undefined) return [[name, value] as const];
    return schema.required?.includes(name) ? [[name, `<${name}>`] as const] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/**
 * A value that the schema takes, from the examples that its contract gives: the required fields of an object, and the
 * others that have an example. Undefined where the contract gives none.
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
