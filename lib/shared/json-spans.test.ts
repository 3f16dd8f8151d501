import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonSpanError, JsonSpanScanner } from "./json-spans";

interface Item {
  text: string;
  members: { key: string; value: string; children: number }[];
  memberCount: number;
}

/** Everything that the scanner says of a text, with a budget so small that it stops all the time. */
function scan(text: string, itemDepth: number, budget = 1): Item[] {
  const bytes = Buffer.from(text);
  const scanner = new JsonSpanScanner(bytes, { itemDepth });
  const items: Item[] = [];
  for (let step = scanner.next(budget); step !== "end"; step = scanner.next(budget)) {
    if (step !== "item") continue;
    items.push({
      text: bytes.toString("utf8", scanner.itemStart, scanner.itemEnd),
      memberCount: scanner.memberCount,
      members: scanner.members.map((member) => ({
        key: bytes.toString("utf8", member.keyStart, member.keyEnd),
        value: bytes.toString("utf8", member.valueStart, member.valueEnd),
        children: member.children,
      })),
    });
  }
  return items;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isAccepted(text: string, budget: number): boolean {
  try {
    scan(text, 0, budget);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(JsonSpanError);
    return false;
  }
}

/** JSON with one thing changed in it, so that half of it is no JSON any more, but nearly so. */
const nearlyJson = fc
  .tuple(fc.json({ maxDepth: 4 }), fc.nat(), fc.constantFrom(...'{}[]",:\\ue0-+.1tfn \n\t\u0001é'), fc.nat(2))
  .map(([text, at, character, kind]) => {
    const position = at % (text.length + 1);
    if (kind === 0) return text;
    return text.slice(0, position) + character + text.slice(kind === 1 ? position : position + 1);
  });

describe("JsonSpanScanner", () => {
  it("accepts what JSON.parse accepts, and nothing else, wherever it pauses", () => {
    fc.assert(
      fc.property(nearlyJson, fc.integer({ min: 1, max: 40 }), (text, budget) => {
        expect(isAccepted(text, budget)).toBe(isJson(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    "",
    " ",
    "01",
    "-",
    "-01",
    "1.",
    ".5",
    "1e",
    "1e+",
    "+1",
    "tru",
    "nulll",
    "[1,]",
    "[,1]",
    "[1 2]",
    '{"a":1,}',
    '{"a"}',
    '{"a":}',
    "{1:2}",
    "{} {}",
    "]",
    "[}",
    '"',
    '"\\x"',
    '"\\u12g4"',
    '"\\u123',
    '"\n"',
    "'a'",
    "NaN",
    "[1]]",
  ])("refuses %j", (text) => {
    expect(isJson(text)).toBe(false);
    expect(() => scan(text, 0)).toThrow(JsonSpanError);
  });

  it("names the byte that is wrong", () => {
    expect(() => scan('{"é": tru}', 0)).toThrow(expect.objectContaining({ offset: 10 }));
    expect(() => scan("[1, 2", 0)).toThrow(expect.objectContaining({ offset: 5 }));
  });

  it("gives the elements of an array byte for byte", () => {
    const elements = [
      '{"b": 1e400000,"a":"\\u0000\\ud800" , "a":12345678901234567890}',
      "[ 1 ,2 ]",
      '"웹"',
      "-0.0",
    ];
    const items = scan(` [\n ${elements.join(" ,\t")}\r\n] `, 1);
    expect(items.map((item) => item.text)).toEqual(elements);
    expect(items[0]).toEqual({
      text: elements[0],
      memberCount: 3,
      members: [
        { key: '"b"', value: "1e400000", children: 0 },
        { key: '"a"', value: '"\\u0000\\ud800"', children: 0 },
        { key: '"a"', value: "12345678901234567890", children: 0 },
      ],
    });
    expect(items.slice(1).map((item) => item.memberCount)).toEqual([0, 0, 0]);
  });

  it("counts the members of members, repeated names included, and not what lies deeper", () => {
    const [item] = scan('{"actor":{"id":1,"id":{"x":1,"y":2}},"list":[{"a":1}],"none":{}}', 0);
    expect(item?.members.map(({ key, children }) => [key, children])).toEqual([
      ['"actor"', 2],
      ['"list"', 0],
      ['"none"', 0],
    ]);
  });

  it("keeps a bounded number of members and counts them all", () => {
    const members = Array.from({ length: 1_000 }, (_, index) => `"k${index}":${index}`);
    const [item] = scan(`{${members.join(",")}}`, 0);
    expect(item?.memberCount).toBe(1_000);
    expect(item?.members).toHaveLength(64);
    expect(item?.members[63]).toEqual({ key: '"k63"', value: "63", children: 0 });
  });

  it("gives back every element of any array, at any depth of items", () => {
    fc.assert(
      fc.property(fc.array(fc.json({ maxDepth: 3 })), fc.integer({ min: 1, max: 99 }), (elements, budget) => {
        const texts = (text: string, depth: number) => scan(text, depth, budget).map((item) => item.text);
        expect(texts(`[${elements.join(",")}]`, 1)).toEqual(elements);
        expect(texts(`{"events": [ ${elements.join(" , ")} ]}`, 2)).toEqual(elements);
      }),
    );
  });

  it("is as deep as the text is long", () => {
    const deep = `${"[".repeat(300_000)}${"]".repeat(300_000)}`;
    expect(scan(deep, 0, 10_000)).toEqual([{ text: deep, memberCount: 0, members: [] }]);
    expect(() => scan("[".repeat(300_000), 0, 10_000)).toThrow(JsonSpanError);
  });
});
