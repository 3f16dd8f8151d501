import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine, withoutFormula } from "./csv-line";

/** Reads RFC 4180: fields in quotes or without, quotes doubled, records end in CRLF. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = "";
    if (text[at] === '"') {
      at += 1;
      for (; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) throw new Error("A quote is not closed.");
        if (text[at] === '"') at += 1;
        field += text[at];
      }
      at += 1;
    } else {
      for (; at < text.length && text[at] !== "," && !text.startsWith("\r\n", at); at += 1) {
        if (text[at] === '"') throw new Error("A quote stands in a field without quotes.");
        field += text[at];
      }
    }
    record.push(field);
    if (text[at] === ",") at += 1;
    else if (text.startsWith("\r\n", at)) {
      at += 2;
      records.push(record);
      record = [];
    } else throw new Error(`Neither a comma nor a line break follows field ${record.length}.`);
    if (text[at - 1] === "," && text.startsWith("\r\n", at)) {
      record.push("");
      at += 2;
      records.push(record);
      record = [];
    }
  }
  return records;
}

const marks = ["=", "+", "-", "@", "\t", "\r", "\n", '"', "'", ",", " ", "＝", "1", "A", "한", "\ufeff"];
const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom(...marks), maxLength: 8 }),
  fc.string({ unit: "grapheme" }),
);
const cells = fc.array(cell, { minLength: 2, maxLength: 5 });

describe("csvLine", () => {
  it("writes records that any reader of RFC 4180 reads back, each of as many fields", () => {
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 4 }), (records) => {
        const text = records.map(csvLine).join("");
        expect(readCsv(text)).toEqual(records.map((record) => record.map(withoutFormula)));
      }),
    );
  });

  it("leaves null empty", () => {
    expect(csvLine(["a", null, 'b "c"'])).toBe('a,,"b ""c"""\r\n');
  });
});

describe("withoutFormula", () => {
  it.each([
    "=1+1",
    "+82-10-1234-5678",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\rx",
    "\n=1",
    '"=1"',
    `'=1`,
    " =1",
    "\ufeff=1",
    "＝1",
    "＠x",
    "-",
    "-1e5",
    "+1234567890123456",
  ])("puts an apostrophe before %j", (value) => {
    expect(withoutFormula(value)).toBe(`'${value}`);
  });

  it.each(["", "-5", "+5", "-0.25", "12", "007", "a=b", "1-2", "'quoted'", "kim@example.com", "한글"])(
    "leaves %j as it is",
    (value) => {
      expect(withoutFormula(value)).toBe(value);
    },
  );

  it("keeps values apart, and leaves none that begins as a formula", () => {
    fc.assert(
      fc.property(cell, cell, (one, other) => {
        expect(withoutFormula(one) === withoutFormula(other)).toBe(one === other);
        expect(withoutFormula(one)).not.toMatch(/^[=@\t\r\n]|^[+-](?!\d{1,15}(\.\d{1,15})?$)/);
      }),
    );
  });
});
