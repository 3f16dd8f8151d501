import type { FieldError } from "@/lib/shared/errors";
import { isStorable } from "@/lib/shared/unicode";
import { maxChanges } from "./model";

const changeFields: ReadonlySet<string> = new Set(["path", "before", "after"]);

export const unstorable = "NUL and lone surrogates can't be kept here.";

/** Looks at every string of a JSON value, names included; a list of what is left instead of recursion, for depth. */
export function isStorableValue(value: unknown): boolean {
  const rest = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next === "string" && !isStorable(next)) return false;
    if (typeof next !== "object" || next === null) continue;
    if (Array.isArray(next)) {
      for (const item of next) rest.push(item);
      continue;
    }
    for (const [name, member] of Object.entries(next)) {
      if (!isStorable(name)) return false;
      rest.push(member);
    }
  }
  return true;
}

function checkChange(change: unknown, path: string): FieldError[] {
  if (typeof change !== "object" || change === null || Array.isArray(change)) {
    return [{ path, message: "Give an object with path, before and after." }];
  }
  const faults = Object.keys(change)
    .filter((key) => !changeFields.has(key))
    .map((key) => ({ path: `${path}.${key}`, message: "This field is not known. Put it into log." }));
  const { path: changed, ...values } = change as Record<string, unknown>;
  if (typeof changed !== "string" || changed === "") {
    faults.push({ path: `${path}.path`, message: "This field is required: the name of what changed." });
  } else if (!isStorable(changed)) faults.push({ path: `${path}.path`, message: unstorable });
  for (const side of ["before", "after"] as const) {
    if (side in values && !isStorableValue(values[side])) {
      faults.push({ path: `${path}.${side}`, message: unstorable });
    }
  }
  return faults;
}

/** Checks `changes` of an event; paths are `changes[3].path`. */
export function checkChanges(changes: unknown): FieldError[] {
  if (!Array.isArray(changes)) return [{ path: "changes", message: "Give an array." }];
  if (changes.length > maxChanges)
    return [{ path: "changes", message: `Give at most ${maxChanges} changes.` }];
  return changes.flatMap((change, index) => checkChange(change, `changes[${index}]`));
}
