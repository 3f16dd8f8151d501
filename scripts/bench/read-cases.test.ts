import { expect, it } from "vitest";
import { eventFilterNames } from "@/lib/events/filters";
import { readCases } from "./read-cases";

/** It names a message that was sent, and the benchmark's lists are of organizations that send none. */
const withoutEvents = "notification";

it("asks for every filter of the list alone", () => {
  const alone = readCases().filter(({ group }) => group === "filter");
  const asked = new Set(alone.flatMap(({ query }) => [...new URLSearchParams(query).keys()]));
  const wanted = eventFilterNames.filter((name) => name !== withoutEvents);
  expect([...asked].sort()).toEqual([...wanted].sort());
});
