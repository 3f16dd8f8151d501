import { eventFacets } from "@/lib/events/stats-model";
import { known } from "./make-events";

/** What is asked of the shape of a list, and how long it may take. */
export interface StatsCase {
  label: string;
  /** The API's query string. */
  query: string;
  /** p95, in milliseconds. */
  maxMs: number;
}

/** Without a filter counts are kept; under one they are made within a budget. */
const plainMs = 100;
const filteredMs = 500;

function caseOf(label: string, maxMs: number, parameters: Readonly<Record<string, string>>): StatsCase {
  const facets = eventFacets.join(",");
  return { label, maxMs, query: `${new URLSearchParams({ timeZone: "Asia/Seoul", facets, ...parameters })}` };
}

export const statsCases: readonly StatsCase[] = [
  caseOf("histogram of 24 hours", plainMs, { from: "-24h", facets: "" }),
  caseOf("histogram of 90 days", plainMs, { from: "-90d", facets: "" }),
  caseOf("histogram and facets of 7 days", plainMs, { from: "-7d" }),
  caseOf("histogram and facets of 90 days", plainMs, { from: "-90d" }),
  caseOf("facets under a service, 90 days", filteredMs, { from: "-90d", service: known.service }),
  caseOf("facets under a user, 90 days", filteredMs, { from: "-90d", actor: known.person }),
  caseOf("facets under an outcome, 90 days", filteredMs, { from: "-90d", outcome: "failure" }),
  caseOf("facets under a text that is nowhere, 90 days", filteredMs, { from: "-90d", q: "no such text" }),
];
