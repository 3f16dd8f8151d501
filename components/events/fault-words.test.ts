import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { systemContext } from "@/lib/access/system-context";
import { authorizeEventRead } from "@/lib/events/server/event-access";
import { AppError } from "@/lib/shared/errors";
import { faultCodes, faultWords } from "./fault-words";
import { readListAddress } from "./list-address";

function thrownBy(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof AppError) return faultWords(error.fields[0]?.message ?? "");
    throw error;
  }
  return null;
}

const faultOf = (query: string) => thrownBy(() => readListAddress(new URLSearchParams(query)));

const read = (file: string) => readFileSync(path.join(process.cwd(), file), "utf8");

/** What pages read addresses with. */
const readers = [
  "lib/events/filters.ts",
  "lib/events/time-range.ts",
  "lib/events/network-fault.ts",
  "lib/shared/query-parameters.ts",
];
/** Of parameters that programs alone give. */
const notOnPages = /^From 1 to /;

describe("faultWords", () => {
  it.each([
    ["colour=red", "unknownParameter", 0],
    ["from=yesterday", "unreadableTime", 0],
    ["to=2026-11-20T08:00:00+09:00", "unreadableTime", 0],
    ["from=-1h&from=-2h", "givenTwice", 0],
    ["order=asc&order=desc", "givenTwice", 0],
    ["outcome=maybe", "badValue", 0],
    ["order=up", "badValue", 0],
    ["actor=", "noValue", 0],
    ["q=x", "tooShort", 2],
    [`actor=${"x".repeat(1_025)}`, "tooLong", 1_024],
    [Array.from({ length: 51 }, (_, index) => `actor=${index}`).join("&"), "tooMany", 50],
    [
      Array.from({ length: 7 }, (_, index) => `actor=${index}${"x".repeat(1_000)}`).join("&"),
      "tooLongTogether",
      6_000,
    ],
    ["zone=Mars/Olympus", "noSuchZone", 0],
    ["actor=%00", "impossibleText", 0],
    ["sourceIp=10.0.0.0/33", "badNetwork", 0],
    ["sourceIp=!2001:db8::/129", "badNetwork", 0],
    ["notification=1", "badMessageId", 0],
  ])("knows the fault of %.40s", (query, code, count) => {
    expect(faultOf(query)).toEqual({ code, count });
  });

  it("knows the fault of a filter that belongs to other lists", () => {
    const scope = { kind: "organization", organization: "acme" } as const;
    const context = systemContext("test", [{ id: "o", slug: "acme", name: "Acme", roles: [], projects: [] }]);
    const read = () => authorizeEventRead(context, scope, [{ value: "web-shop", negated: false }]);
    expect(thrownBy(read)).toEqual({ code: "projectOfOtherLists", count: 0 });
  });

  it("knows every fault that the readers of an address have words for", () => {
    const messages = readers.flatMap((file) =>
      [...read(file).matchAll(/(?:message:|return) (["`])(.+?\.)\1/g)].map((match) =>
        (match[2] ?? "").replaceAll(/\$\{[^}]*\}/g, "7"),
      ),
    );
    expect(messages.length).toBeGreaterThanOrEqual(faultCodes.length);
    expect(messages.filter((text) => !notOnPages.test(text) && !faultWords(text))).toEqual([]);
  });

  it.each(["en", "ko"])("has words in %s for each, and no others", (locale) => {
    const { fault } = JSON.parse(read(`messages/${locale}/events.json`));
    expect(Object.keys(fault).sort()).toEqual([...faultCodes].sort());
  });
});
