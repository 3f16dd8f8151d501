import type { z } from "zod";

type Issue = Parameters<z.core.$ZodErrorMap>[0];

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

/** Counted in what the bounded value is made of. */
function unitOf(origin: string): string {
  if (origin === "string") return " characters";
  return origin === "array" || origin === "set" ? " items" : "";
}

function tooSmall(origin: string, minimum: number | bigint): string {
  const unit = unitOf(origin);
  return unit !== "" && minimum === 1 ? "It must not be empty." : `At least ${minimum}${unit}.`;
}

/**
 * What a contract says where it has no words of its own, as the rest of the API speaks: the library's would name its
 * types. Undefined leaves them to it.
 */
export const contractWords: z.core.$ZodErrorMap = (issue: Issue): string | undefined => {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "This field is missing.";
      return `Give ${kinds[issue.expected] ?? "another kind of value"}.`;
    case "too_small":
      return tooSmall(issue.origin, issue.minimum);
    case "too_big":
      return `At most ${issue.maximum}${unitOf(issue.origin)}.`;
    case "invalid_format":
      return issue.format === "uuid" ? "Give an id." : "This is not in the form that it must have.";
    case "invalid_value":
      return `One of ${issue.values.map(String).join(", ")}.`;
    case "invalid_union":
      return "This is in none of the forms that it may have.";
    default:
      return undefined;
  }
};
