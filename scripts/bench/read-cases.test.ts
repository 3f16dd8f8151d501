import { expect, it } from "vitest";
import { eventFilterNames } from "@/lib/events/filters";
import { readCases } from "./read-cases";

it("asks for every filter of the list alone", () => {
  const alone = readCases().filter(({ group }) => group === "filter");
  const asked = new Set(alone.flatMap(({ query }) => [...new URLSearchParams(query).keys()]));
  expect([...asked].sort()).toEqual([...eventFilterNames].sort());
});
