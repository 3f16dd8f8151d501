import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBeyondSafeInteger, parseLossless, pathOf } from "./lossless-json";

describe("parseLossless at the edges", () => {
  it.each([500, 100_000])("reads %i levels without overflowing", (depth) => {
    const arrays = parseLossless("[".repeat(depth) + "]".repeat(depth));
    expect(arrays.tree.count).toBe(depth);
    const objects = parseLossless(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`);
    expect(objects.tree.count).toBe(depth + 1);
    const innermost = { tree: objects.tree, id: depth };
    expect(pathOf(innermost)).toBe(`log${".a".repeat(depth)}`);
  });

  it("keeps what JSON.parse would change", () => {
    const text = '{ "n":9223372036854775807, "r":1.10,"e":1e400,\t"z":-0, "s":"\\u0041\\/\\ud800", "n":1 }';
    const node = parseLossless(text);
    if (node.kind !== "object") throw new Error("expected an object");
    const raws = node.members.map(({ value }) => text.slice(value.start, value.end));
    expect(raws).toEqual(["9223372036854775807", "1.10", "1e400", "-0", '"\\u0041\\/\\ud800"', "1"]);
    expect(node.members.map((member) => member.isRepeated)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect([node.start, node.end]).toEqual([0, text.length]);
  });

  it("reads the words", () => {
    const node = parseLossless("[true,false,null]");
    expect(node.kind === "array" && node.items).toMatchObject([
      { kind: "boolean", value: true },
      { kind: "boolean", value: false },
      { kind: "null" },
    ]);
  });

  it.each([
    ["", "unexpected_end", 1, 1],
    ['{"a":1', "unexpected_end", 1, 7],
    ['{"a":"b', "unexpected_end", 1, 8],
    ['{\n  "a": tru\n}', "unexpected_character", 2, 11],
    ["[1,\r\n2,\r\n03]", "invalid_number", 3, 2],
    ['["\\x"]', "invalid_escape", 1, 3],
    ['["\\u00g0"]', "invalid_escape", 1, 3],
    ['["a\nb"]', "control_character", 1, 4],
    ["{} {}", "trailing_text", 1, 4],
    ["[1.]", "invalid_number", 1, 4],
    ["[1,]", "unexpected_character", 1, 4],
    ["\ufeff{}", "unexpected_character", 1, 1],
  ])("says where %j goes wrong", (text, reason, line, column) => {
    expect(() => parseLossless(text)).toThrow(expect.objectContaining({ reason, line, column }) as Error);
  });
});

describe("isBeyondSafeInteger", () => {
  it.each([
    ["9007199254740991", false],
    ["9007199254740992", true],
    ["-9007199254740991", false],
    ["-9007199254740992", true],
    ["9007199254740991.0", false],
    ["9007199254740991.000001", true],
    ["9.007199254740991e15", false],
    ["9.007199254740992E+15", true],
    ["90071992547409910e-1", false],
    ["0.0000000000000000000009e37", false],
    ["0.9e17", true],
    ["1e400", true],
    ["1e-400", false],
    ["0e999999999999999999999", false],
    ["1e99999999999999999999999999", true],
    ["1.10", false],
    ["-0", false],
  ])("%s is %s", (raw, expected) => {
    expect(isBeyondSafeInteger(raw)).toBe(expected);
  });

  it("agrees with exact integers of any length", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (value) => {
        const magnitude = value < 0n ? -value : value;
        expect(isBeyondSafeInteger(String(value))).toBe(magnitude > 2n ** 53n - 1n);
      }),
    );
  });
});

describe("pathOf", () => {
  it.each([
    ['{"userIdentity":{"sessionContext":1}}', "log.userIdentity.sessionContext"],
    ['{"tags":[[0,{"a":1}]]}', "log.tags[0][1].a"],
    ['{"app.kubernetes.io/name":{"x y":0}}', 'log."app.kubernetes.io/name"."x y"'],
    ['{"a\\"b":{"":0}}', 'log."a\\"b".""'],
    ['{"사용자":{"user-agent":{"@timestamp":0}}}', "log.사용자.user-agent.@timestamp"],
    ['{"0":1}', 'log."0"'],
    ["[1]", "log[0]"],
    ["1", "log"],
  ])("in %s is %s", (text, expected) => {
    const { tree } = parseLossless(text);
    expect(pathOf({ tree, id: tree.count - 1 })).toBe(expected);
  });
});
