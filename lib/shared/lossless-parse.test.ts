import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type JsonNode, LosslessJsonError, nodeAt, parseLossless } from "./lossless-json";
import { TreeReader } from "./lossless-parse";

/** What a text should be read as, beside the text itself. */
interface Sample {
  text: string;
  expected: Expected;
}

type Expected =
  | { kind: "object"; members: { rawKey: string; value: Expected }[] }
  | { kind: "array"; items: Expected[] }
  | { kind: "string" | "number" | "word"; raw: string };

const space = fc.stringMatching(/^[ \t\r\n]{0,3}$/);
const digits = fc.stringMatching(/^[0-9]{1,30}$/);
const numberText = fc
  .tuple(
    fc.constantFrom("", "-"),
    fc.oneof(fc.constant("0"), fc.stringMatching(/^[1-9][0-9]{0,30}$/)),
    fc.oneof(
      fc.constant(""),
      digits.map((text) => `.${text}`),
    ),
    fc.oneof(fc.constant(""), fc.stringMatching(/^[eE][+-]?[0-9]{1,4}$/)),
  )
  .map((parts) => parts.join(""));
const stringUnit = fc.oneof(
  fc.constantFrom('\\"', "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0000", "\\uD800", "\\uac00"),
  fc.constantFrom(
    "a",
    "key",
    "가",
    "\u{1f5ff}",
    "\u2028",
    "\u007f",
    "\ufeff",
    "\ud800",
    "'",
    "{",
    "]",
    ":",
    ",",
  ),
  fc.string({ unit: "binary", maxLength: 3 }).map((text) => JSON.stringify(text).slice(1, -1)),
);
const stringText = fc.array(stringUnit, { maxLength: 6 }).map((units) => `"${units.join("")}"`);
const keyText = fc.oneof(fc.constantFrom('"a"', '"\\u0061"', '"b"', '""'), stringText);

function scalar(kind: "string" | "number" | "word", raw: fc.Arbitrary<string>): fc.Arbitrary<Sample> {
  return raw.map((text) => ({ text, expected: { kind, raw: text } }));
}

const { document } = fc.letrec<{ document: Sample; array: Sample; object: Sample }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    scalar("number", numberText),
    scalar("string", stringText),
    scalar("word", fc.constantFrom("true", "false", "null")),
    tie("array"),
    tie("object"),
  ),
  array: fc
    .tuple(fc.array(fc.tuple(space, tie("document"), space), { maxLength: 5 }), space)
    .map(([items, inner]) => ({
      text: `[${items.length === 0 ? inner : items.map(([before, item, after]) => before + item.text + after).join(",")}]`,
      expected: { kind: "array", items: items.map(([, item]) => item.expected) },
    })),
  object: fc
    .tuple(fc.array(fc.tuple(space, keyText, space, tie("document"), space), { maxLength: 16 }), space)
    .map(([members, inner]) => ({
      text: `{${
        members.length === 0
          ? inner
          : members.map(([a, key, b, value, c]) => `${a}${key}${b}:${a}${value.text}${c}`).join(",")
      }}`,
      expected: {
        kind: "object",
        members: members.map(([, rawKey, , value]) => ({ rawKey, value: value.expected })),
      },
    })),
}));

function describeNode(node: JsonNode): Expected {
  if (node.kind === "object") {
    return {
      kind: "object",
      members: node.members.map((member) => ({ rawKey: member.rawKey, value: describeNode(member.value) })),
    };
  }
  if (node.kind === "array") return { kind: "array", items: node.items.map(describeNode) };
  const raw = node.tree.source.slice(node.start, node.end);
  return { kind: node.kind === "boolean" || node.kind === "null" ? "word" : node.kind, raw };
}

/** The text put together again from nothing but the nodes and the gaps between them. */
function reassemble(node: JsonNode, source: string): string {
  const out: string[] = [];
  let position = 0;
  const take = (start: number, end: number, isGap: boolean) => {
    if (isGap) expect(source.slice(start, end)).toMatch(/^[ \t\r\n,:{}[\]]*$/);
    out.push(source.slice(start, end));
    position = end;
  };
  const visit = (current: JsonNode) => {
    if (current.kind === "array") for (const item of current.items) visit(item);
    else if (current.kind === "object") {
      for (const member of current.members) {
        take(position, member.keyStart, true);
        out.push(member.rawKey);
        position = member.keyEnd;
        visit(member.value);
      }
    } else {
      take(position, current.start, true);
      out.push(source.slice(current.start, current.end));
      position = current.end;
    }
  };
  visit(node);
  take(position, source.length, true);
  return out.join("");
}

function accepts(parse: (text: string) => unknown, text: string): boolean {
  try {
    parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof LosslessJsonError) return false;
    throw error;
  }
}

describe("parseLossless on generated texts", () => {
  it("reads the structure, the order and every literal as written", () => {
    fc.assert(
      fc.property(space, document, space, (before, sample, after) => {
        const node = parseLossless(before + sample.text + after);
        expect(describeNode(node)).toEqual(sample.expected);
        expect(node.tree.source.slice(node.start, node.end)).toBe(sample.text);
      }),
      { numRuns: 400 },
    );
  });

  it("gives the text back unit by unit from nodes and gaps", () => {
    fc.assert(
      fc.property(space, document, space, (before, sample, after) => {
        const text = before + sample.text + after;
        expect(reassemble(parseLossless(text), text)).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  it("decodes strings and keys as JSON.parse does", () => {
    fc.assert(
      fc.property(stringText, keyText, (text, key) => {
        const node = parseLossless(`{${key}:${text}}`);
        const member = node.kind === "object" ? node.members[0] : undefined;
        expect(member?.key).toBe(JSON.parse(key));
        expect(member?.value).toMatchObject({ kind: "string", raw: text, value: JSON.parse(text) as string });
      }),
      { numRuns: 400 },
    );
  });

  it("flags exactly the members whose decoded key came before", () => {
    fc.assert(
      fc.property(fc.array(keyText, { maxLength: 40 }), (keys) => {
        const node = parseLossless(`{${keys.map((key) => `${key}:0`).join(",")}}`);
        const decoded = keys.map((key) => JSON.parse(key) as string);
        const expected = decoded.map((key, index) => decoded.indexOf(key) < index);
        expect(node.kind === "object" && node.members.map((member) => member.isRepeated)).toEqual(expected);
      }),
    );
  });
});

describe("the reader on generated texts", () => {
  it("reads the same in slices of any size", () => {
    fc.assert(
      fc.property(document, fc.integer({ min: 1, max: 7 }), (sample, maxSteps) => {
        const reader = new TreeReader(sample.text);
        while (!reader.advance(maxSteps)) expect(reader.tree.count).toBeGreaterThan(0);
        expect(describeNode(nodeAt(reader.tree, 0))).toEqual(sample.expected);
      }),
    );
  });

  it("accepts and rejects what JSON.parse accepts and rejects", () => {
    const junk = fc.array(
      fc.oneof(
        fc.constantFrom(
          ...'{}[]:,"\\-+.eE01 \n\t',
          "true",
          "nul",
          "\\u12",
          "\u0001",
          "\ufeff",
          "NaN",
          "\u00a0",
          "'",
        ),
        numberText,
        stringText,
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(junk, (parts) => {
        const text = parts.join("");
        expect(accepts(parseLossless, text)).toBe(accepts(JSON.parse, text));
      }),
      { numRuns: 3000 },
    );
  });

  it("agrees with JSON.parse on a valid text with one unit removed, doubled or replaced", () => {
    const edit = fc.constantFrom("", "0", '"', "\\", ",", "}", "]", " ", "\u0000", "e", "-", "x");
    fc.assert(
      fc.property(document, fc.nat(), edit, fc.boolean(), (sample, place, text, keeps) => {
        const at = place % (sample.text.length + 1);
        const edited = sample.text.slice(0, at) + text + sample.text.slice(keeps ? at : at + 1);
        expect(accepts(parseLossless, edited)).toBe(accepts(JSON.parse, edited));
      }),
      { numRuns: 2000 },
    );
  });
});
