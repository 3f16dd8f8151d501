import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/**
 * The rule: an exported function of `lib/**\/server` that takes a Context, or whose file reaches the database,
 * either asks one of these, or takes what only they give.
 */
const asks = /\b(?:authorize|authorizeEventRead|requirePerson)\(/;
const takesGrant = /:\s*(?:readonly\s+)?(?:Grant\b|EventAccess\b|ReadableRows\b)/;

/** Files that are no verbs, and why they need not ask. Anything new must ask or be named here. */
const nonVerbs: Readonly<Record<string, string>> = {
  "events/server/actor-of": "reads a context's own principal",
  "auth/server/describe-caller": "tells callers what their own context holds",
  "auth/server/sign-in": "makes the session that later requests are asked about",
  "auth/server/sign-out": "ends the session whose secret the caller holds",
  "auth/server/reserve-attempt": "counts attempts at a password; part of sign-in",
  "auth/server/record-refusal": "records an attempt that was refused; part of sign-in",
  "auth/server/release-attempt": "counts attempts at a password; part of sign-in",
  "auth/server/purge-sign-in-records": "deletes what no longer counts; part of sign-in",
  "auth/server/find-session-context": "makes the context",
  "auth/server/find-api-key-context": "makes the context",
  "auth/server/touch-api-key": "part of making the context",
  "auth/server/end-sessions": "part of a verb's transaction; the verb has asked",
  "events/server/record-act": "part of a verb; the verb has asked",
  "auth/server/record-everywhere": "part of a verb's transaction; the verb has asked",
  "events/server/insert-events": "the one writer; its callers have asked",
  "events/server/write-batch": "part of the one writer",
  "events/server/write-counts": "part of the one writer",
  "events/server/encode-events": "part of the one writer",
  "events/server/ensure-partitions": "makes tables, reads no rows",
  "events/server/event-reader": "gives a connection to what has asked",
  "events/server/event-rows": "names columns and turns rows into answers",
  "events/server/event-scan-sql": "writes statements over rows that a grant opened",
  "events/server/recent-values-sql": "writes statements over rows that a grant opened",
  "events/server/event-tally-sql": "writes statements over rows that a grant opened",
  "jobs/server/purge-all-sign-in-records": "a job: deletes what nobody can use",
  "events/server/fold-event-counts": "a job: adds numbers up within each organization",
  "events/server/retry-transaction": "runs what it is given",
  "user-groups/server/raise-revision": "part of a verb's transaction; the verb has asked",
  "subscriptions/server/load-subscriptions": "read by the matching worker, which acts for nobody",
  "subscriptions/server/resolve-recipients": "part of verbs that have asked, and of the worker",
  "subscriptions/server/record-event-sources": "written by the matching worker",
  "jobs/server/purge-group-members": "a job: deletes what counts for nothing",
  "events/server/read-batch-events": "read by the matching worker, which acts for nobody",
  "events/server/read-event-items":
    "read by the sending worker, which has asked what each recipient may read",
  "deliveries/server/claim-batches": "part of the matching worker",
  "deliveries/server/subscription-cache": "part of the matching worker",
  "deliveries/server/count-matches": "part of the matching worker",
  "deliveries/server/find-routes": "part of the matching worker",
  "deliveries/server/write-deliveries": "part of the matching worker",
  "deliveries/server/batch-matcher": "the matching worker",
  "deliveries/server/lease-messages": "part of the sending worker",
  "deliveries/server/read-message-facts":
    "part of the sending worker, which asks what each recipient may read",
  "deliveries/server/channel-senders": "part of the sending worker",
  "deliveries/server/record-results": "part of the sending worker",
  "deliveries/server/message-sender": "the sending worker",
  "saved-views/server/saved-view-rows": "part of verbs, which have asked what the reader may open",
  "saved-views/server/write-view": "part of a verb's transaction; the verb has asked",
  "saved-views/server/record-view-act": "part of a verb; the verb has asked",
  "deliveries/server/delivery-rows": "names columns and turns rows into answers",
};

const folder = path.join(process.cwd(), "lib");

/** A comment that speaks of a check is none. */
const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");

const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((file) => file.split(path.sep).join("/"))
  .filter((file) => /^[^/]+\/server\/[^/]+\.ts$/.test(file) && !file.endsWith(".test.ts"))
  .map((file) => ({
    name: file.replace(/\.ts$/, ""),
    source: withoutComments(readFileSync(path.join(folder, file), "utf8")),
  }));

const takesContext = (source: string) => /[^)]:\s*Context\b/.test(source);
const reachesDatabase = (source: string) => /from "(?:@\/db\/|drizzle-orm|pg)/.test(source);
const mustAsk = ({ source }: { source: string }) => takesContext(source) || reachesDatabase(source);
const hasAsked = ({ source }: { source: string }) => asks.test(source) || takesGrant.test(source);

describe("what lib/**/server exports", () => {
  it("reads the files that are there", () => {
    expect(files.map(({ name }) => name)).toContain("events/server/list-events");
  });

  it("is not taken in by comments", () => {
    const source =
      "/** Call authorize(context) first.\n * access: Grant */\n  // authorize(x)\nexport const x = 1; /* : Grant */";
    expect(hasAsked({ source })).toBe(true);
    expect(hasAsked({ source: withoutComments(source) })).toBe(false);
    expect(hasAsked({ source: withoutComments(`${source}\nauthorize(x)`) })).toBe(true);
  });

  it("authorizes where it acts for a caller or reaches the database", () => {
    const silent = files.filter(mustAsk).filter((file) => !hasAsked(file) && !(file.name in nonVerbs));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it("names no exception that is gone or asks after all", () => {
    const needless = Object.keys(nonVerbs).filter((name) => {
      const file = files.find((item) => item.name === name);
      return !file || !mustAsk(file) || hasAsked(file);
    });
    expect(needless).toEqual([]);
  });

  it("begins with server-only, so that no browser ever gets it", () => {
    const open = files.filter(({ source }) => !source.startsWith('import "server-only";\n'));
    expect(open.map(({ name }) => name)).toEqual([]);
  });
});
