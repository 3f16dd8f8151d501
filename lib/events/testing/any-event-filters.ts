import fc from "fast-check";
import {
  type EventFilterField,
  type EventFilters,
  eventFilterFields,
  eventFilterNames,
  type FilterValue,
  writeFilterValue,
} from "../filters";
import { actorTypes, catalogStatuses, outcomes } from "../model";

const choices: Partial<Record<EventFilterField, readonly string[]>> = {
  actorType: actorTypes,
  outcome: outcomes,
  catalogStatus: catalogStatuses,
};

function textFor(name: EventFilterField) {
  const list = choices[name];
  if (name === "notification") return fc.uuid();
  if (list) return fc.constantFrom(...list);
  // Words that the syntax or SQL treats specially come up more often than chance would have them.
  const special = fc.constantFrom(
    "!",
    "\\!",
    "\\\\!x",
    "!!",
    "%_",
    "a&b=c",
    "+ +",
    "'; --",
    "한국어",
    '"q"',
    "a*",
    "\\*",
    "a\\*",
    "**",
  );
  const text = fc.oneof(fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }), special);
  return text.filter(
    (value) => !value.includes("\0") && (name !== "q" || Array.from(value.trim()).length > 1),
  );
}

function itemFor(name: EventFilterField): fc.Arbitrary<FilterValue> {
  const whole = fc.record({ value: textFor(name), negated: fc.boolean() });
  if (!("takesPrefix" in eventFilterFields[name])) return whole;
  return fc.oneof(
    whole,
    whole.map((item): FilterValue => ({ ...item, isPrefix: true })),
  );
}

const valuesFor = (name: EventFilterField) =>
  fc.uniqueArray(itemFor(name), { maxLength: 4, selector: (item) => writeFilterValue(name, item) });

const bound = fc.option(
  fc.constantFrom("-24h", "-7d", "2026-11-20T04:05:06.789Z", "2026-01-01T00:00:00+09:00"),
);

/** Filters of every field, with values that a syntax or SQL treats specially among them. */
export const anyEventFilters: fc.Arbitrary<EventFilters> = fc.record({
  range: fc.record({ from: bound, to: bound }),
  order: fc.constantFrom("desc" as const, "asc" as const),
  ...(Object.fromEntries(eventFilterNames.map((name) => [name, valuesFor(name)])) as Record<
    EventFilterField,
    ReturnType<typeof valuesFor>
  >),
});
