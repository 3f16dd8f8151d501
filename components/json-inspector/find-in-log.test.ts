import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyText, parseTree } from "@/lib/shared/lossless-parse";
import { findInLog, findInText, foldCase, matchesOfNode } from "./find-in-log";
import { valueText } from "./value-text";

function found(text: string, query: string): string[] {
  const matches = findInLog(parseTree(text), query);
  return Array.from({ length: matches.count }, (_, index) => {
    const place = matches.isInKey[index] ? "key" : "value";
    return `${matches.nodes[index]} ${place} ${matches.offsets[index]}`;
  });
}

describe("findInLog", () => {
  it("finds in keys and values, whatever the case, in document order", () => {
    const text = '{"User":"a user","other":{"id":"USER-1","n":1}}';
    expect(found(text, "user")).toEqual(["1 key 0", "1 value 2", "3 value 0"]);
  });

  it("finds decoded text, not its escapes", () => {
    const text = '{"\\u0061dmin":"line\\nAdmin \\uac00","u0061":0}';
    expect(found(text, "ADMIN")).toEqual(["1 key 0", "1 value 5"]);
    expect(found(text, "가")).toEqual(["1 value 11"]);
    expect(found(text, "u0061")).toEqual(["2 key 0"]);
    expect(found(text, "\n")).toEqual(["1 value 4"]);
  });

  it("finds digits and words as received", () => {
    const text = '{"big":9223372036854775807,"ok":false,"none":null}';
    expect(found(text, "5807")).toEqual(["1 value 15"]);
    expect(found(text, "FALSE")).toEqual(["2 value 0"]);
    expect(found(text, "null")).toEqual(["3 value 0"]);
  });

  it("does not find what spans two literals or stands between them", () => {
    expect(found('{"ab":"cd"}', '":"')).toEqual([]);
    expect(found('["ab","cd"]', "bc")).toEqual([]);
    expect(found('{"a":1}', "{")).toEqual([]);
    expect(found('["a"]', "")).toEqual([]);
  });

  it("goes on after a match that crosses a literal's end", () => {
    // In the source, 12 stands across the comma-less boundary only as text of the second literal.
    expect(found('["x1","21","12"]', '1","2')).toEqual([]);
    expect(found("[1,21,12]", "12")).toEqual(["3 value 0"]);
  });

  it("finds what a plain search of each literal finds", () => {
    const letters = fc.string({
      unit: fc.constantFrom("a", "A", "b", '"', "\\", "é", "İ", "1"),
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.dictionary(letters, fc.oneof(letters, fc.nat(120))), letters, (value, query) => {
        const text = JSON.stringify(value);
        const tree = parseTree(text);
        const wanted = foldCase(query);
        const expected: string[] = [];
        const search = (id: number, place: string, inside: string) => {
          if (wanted === "") return;
          const folded = foldCase(inside);
          for (
            let hit = folded.indexOf(wanted);
            hit !== -1;
            hit = folded.indexOf(wanted, hit + wanted.length)
          ) {
            expected.push(`${id} ${place} ${hit}`);
          }
        };
        for (let id = 1; id < tree.count; id += 1) {
          search(id, "key", keyText(tree, id));
          search(id, "value", valueText(tree, id));
        }
        expect(found(text, query)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("tells the matches of one node", () => {
    const matches = findInLog(parseTree('{"a":"aa","b":0,"c":"a"}'), "a");
    expect([0, 1, 2, 3].map((id) => matchesOfNode(matches, id))).toEqual([
      { from: 0, to: 0 },
      { from: 0, to: 3 },
      { from: 3, to: 3 },
      { from: 3, to: 4 },
    ]);
  });
});

describe("findInText", () => {
  it("finds in the exact text", () => {
    expect(findInText('{"A": "a"}', '"a')).toEqual({ count: 2, length: 2, offsets: [1, 6] });
    expect(findInText("aaa", "aa").offsets).toEqual([0]);
    expect(findInText("abc", "").count).toBe(0);
  });
});

describe("foldCase", () => {
  it("keeps the length of every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(foldCase(`İ${text}`)).toHaveLength(text.length + 1);
      }),
    );
  });
});
