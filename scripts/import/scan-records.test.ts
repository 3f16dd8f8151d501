import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { envelopesOf } from "./envelopes";
import { RecordScanner, type Slice } from "./scan-records";

/** Far beyond what these take: a machine that runs everything at once may be slow. */
const busyMachineMs = 60_000;

const maxRecordBytes = 1_048_576;

function scan(chunks: readonly Uint8Array[], bound = maxRecordBytes): Slice[] {
  const scanner = new RecordScanner(envelopesOf("auto"), bound);
  return [...chunks.flatMap((chunk) => scanner.push(chunk)), ...scanner.end()];
}

function show(slices: readonly Slice[]): string[] {
  return slices.map((slice) =>
    "bytes" in slice
      ? `${slice.line}: ${Buffer.from(slice.bytes).toString()}`
      : `${slice.line}! ${slice.problem}`,
  );
}

function scanText(text: string, bound?: number): string[] {
  return show(scan([Buffer.from(text)], bound));
}

describe("RecordScanner", { timeout: busyMachineMs }, () => {
  it.each<[string, string, string[]]>([
    ["NDJSON", '{"a":1}\n{"b":2}\r\n\n{"c":3}', ['1: {"a":1}', '2: {"b":2}', '4: {"c":3}']],
    ["a JSON array on one line", '[{"a":1}, {"b":[{}]}]', ['1: {"a":1}', '1: {"b":[{}]}']],
    [
      "a pretty-printed array",
      '[\n  {\n    "a": 1\n  },\n  {"b": 2}\n]\n',
      ['2: {\n    "a": 1\n  }', '5: {"b": 2}'],
    ],
    ["one pretty-printed document", '{\n "a": [\n  1\n ]\n}\n', ['1: {\n "a": [\n  1\n ]\n}']],
    ["concatenated documents", '{"a":1}{"b":2} {"c":3}', ['1: {"a":1}', '1: {"b":2}', '1: {"c":3}']],
    ["concatenated documents with commas between", '{"a":1},\n{"b":2},\n', ['1: {"a":1}', '2: {"b":2}']],
    ["RFC 7464 separators", '\u001e{"a":1}\n\u001e{"b":2}\n', ['1: {"a":1}', '2: {"b":2}']],
    ["a byte order mark", '\ufeff{"a":1}\n', ['1: {"a":1}']],
    ["arrays line by line", '[{"a":1},{"b":2}]\n[]\n[{"c":3}]', ['1: {"a":1}', '1: {"b":2}', '3: {"c":3}']],
    [
      "brackets and quotes in strings",
      '{"a":"}{[\\"\\\\"}{"b":"\\\\\\""}',
      ['1: {"a":"}{[\\"\\\\"}', '1: {"b":"\\\\\\""}'],
    ],
    ["white space inside", '{ "a" :\t1 }', ['1: { "a" :\t1 }']],
    ["scalars in an array, for the parser to refuse", '[1, "x", {"a":1}]', ["1: 1", '1: "x"', '1: {"a":1}']],
    ["no input", "", []],
    ["only white space", " \n\n", []],
  ])("reads %s", (_name, text, expected) => {
    expect(scanText(text)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ["CloudTrail files", '{"Records":[{"a":1},{"b":2}]}', ['1: {"a":1}', '1: {"b":2}']],
    [
      "a member before and after",
      '{"x":{"Records":[1]},"Records":[{"a":1}],"next":null}\n{"b":2}',
      ['1: {"a":1}', '2: {"b":2}'],
    ],
    ["two levels", '{"header":{},"page":{"content":[{"a":1}],"last":true}}', ['1: {"a":1}']],
    [
      "an event list",
      '{\n"kind": "EventList",\n"items": [\n {"a":1},\n {"b":2}\n]\n}',
      ['4: {"a":1}', '5: {"b":2}'],
    ],
    ["an empty envelope, for the mapper to pass over", '{"Records":[]}', ['1: {"Records":[]}']],
    [
      "an array of other things",
      '{"items":["a"],"events":[1,{"x":2}]}',
      ['1: {"items":["a"],"events":[1,{"x":2}]}'],
    ],
    [
      "the key deeper than an envelope's",
      '{"data":{"Records":[{"a":1}]}}',
      ['1: {"data":{"Records":[{"a":1}]}}'],
    ],
    ["the key as a value", '{"a":"Records","b":[{"c":1}]}', ['1: {"a":"Records","b":[{"c":1}]}']],
    ["envelopes line by line", '{"Records":[{"a":1}]}\n{"Records":[{"b":2}]}', ['1: {"a":1}', '2: {"b":2}']],
  ])("opens envelopes: %s", (_name, text, expected) => {
    expect(scanText(text)).toEqual(expected);
  });

  it("leaves keys alone that are no envelope of the format", () => {
    const scanner = new RecordScanner(envelopesOf("aws-cloudtrail"), maxRecordBytes);
    const slices = scanner.push(Buffer.from('{"events":[{"a":1}]}\n{"Records":[{"a":1}]}'));
    expect(show([...slices, ...scanner.end()])).toEqual(['1: {"events":[{"a":1}]}', '2: {"a":1}']);
  });

  const next = '{"ok":1}\n{"ok":2}\n';
  const found = ['2: {"ok":1}', '3: {"ok":2}'];
  it.each([
    ["in a string", '{"a":"b', "a line ends inside a string"],
    ["in a key", '{"a', "a line ends inside a string"],
    ["after a key", '{"a"', "a bracket opens where none may"],
    ["after a colon", '{"a":', "a bracket opens where none may"],
    ["in a number", '{"a":1', "a bracket opens where none may"],
    ["in an array", '{"a":[1', "a bracket opens where none may"],
    ["after a comma in an array", '{"a":[1,', "a bracket opens where none may"],
    ["after a comma in an object", '{"a":1,', "a bracket opens where none may"],
    ["after an inner object", '{"a":{"b":1}', "a bracket opens where none may"],
    ["with the wrong bracket", '{"a":[1}', null],
    ["with a bracket too many", '{"a":1}}', "brackets do not match"],
    ["as text", "hello, world", "not a JSON object"],
    ["as a number", "42", "not a JSON object"],
  ])("loses only the line that breaks off %s", (_name, line, problem) => {
    const shown = scanText(`${line}\n${next}`);
    expect(shown.slice(-2)).toEqual(found);
    if (problem !== null) expect(shown.at(-3)).toBe(`1! ${problem}`);
  });

  it("finds the good lines after a broken one at the end, where nothing is left to contradict it", () => {
    expect(scanText('{"a":\n{"ok":1}\n')).toEqual(["1! the input ends inside this record", '2: {"ok":1}']);
  });

  it("goes on behind a broken element of a one-line array", () => {
    expect(scanText('[{"a" 1},{"b":2}]')).toEqual(["1! a value where none may stand", '1: {"b":2}']);
    expect(scanText('[{"a":[1},{"b":2}]')).toEqual(["1! brackets do not match", '1: {"b":2}']);
  });

  it("goes on behind a broken element of a pretty-printed array", () => {
    const text = '[\n  {\n    "a": "x\n  },\n  {\n    "b": 2\n  }\n]\n';
    expect(scanText(text)).toEqual(["2! a line ends inside a string", '5: {\n    "b": 2\n  }']);
  });

  it("goes on at the next file when a CloudTrail file is cut in the middle of a record", () => {
    const shown = scanText('{"Records":[{"a":1},{"b":\n{"Records":[{"c":3}]}\n{"Records":[{"d":4}]}\n');
    expect(shown).toEqual(['1: {"a":1}', "1! a bracket opens where none may", '2: {"c":3}', '3: {"d":4}']);
  });

  it("says when the input is cut off", () => {
    expect(scanText('[{"a":1},{"b":')).toEqual([
      '1: {"a":1}',
      "1! the input ends inside this record",
      "1! the input ends before its last bracket is closed: it may be cut off",
    ]);
  });

  it("refuses a record over the bound, with its line, and keeps its neighbours", () => {
    const large = `{"a":"${"x".repeat(100)}"}`;
    const text = `{"b":1}\n${large}\n{"c":2}\n`;
    const expected = ['1: {"b":1}', "2! larger than 64 bytes", '3: {"c":2}'];
    expect(scanText(text, 64)).toEqual(expected);
    expect(show(scan(cut(Buffer.from(text), [7]), 64))).toEqual(expected);
    expect(scanText(`{"Records":[${large},{"c":2}]}`, 64)).toEqual(["1! larger than 64 bytes", '1: {"c":2}']);
  });

  it("reads what was swallowed by an unclosed record once more, not again and again", () => {
    const text = '{"a":[\n'.repeat(2_000);
    const shown = show(scan(cut(Buffer.from(text), [4_096])));
    expect(shown).toHaveLength(2_000);
    expect(shown.every((line) => line.includes("!"))).toBe(true);
  });

  it("keeps bytes that are not UTF-8 as they are", () => {
    const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    const [slice] = scan([bytes]);
    expect(slice && "bytes" in slice && Buffer.from(slice.bytes).equals(bytes)).toBe(true);
  });

  it("cuts the same slices, byte for byte, however the input is chunked", () => {
    fc.assert(
      fc.property(documents, fc.array(fc.nat({ max: 40 }), { minLength: 1 }), (parts, sizes) => {
        const text = parts.map((part) => part.text).join("");
        const slices = scan(cut(Buffer.from(text), sizes));
        const expected = parts.flatMap((part) => part.records);
        expect(
          slices.map((slice) => ("bytes" in slice ? Buffer.from(slice.bytes).toString() : slice)),
        ).toEqual(expected);
        expect(slices).toEqual(scan([Buffer.from(text)]).map((slice) => plain(slice)));
      }),
    );
  });

  it("survives any bytes in any chunks and answers the same", () => {
    const noise = fc
      .array(fc.constantFrom(...'{}[]",:\\\n 1a'), { maxLength: 60 })
      .map((characters) => characters.join(""));
    fc.assert(
      fc.property(noise, fc.array(fc.nat({ max: 9 }), { minLength: 1 }), (text, sizes) => {
        expect(show(scan(cut(Buffer.from(text), sizes)))).toEqual(scanText(text));
      }),
      { numRuns: 500 },
    );
  });
});

function plain(slice: Slice): Slice {
  return "bytes" in slice ? { line: slice.line, bytes: Buffer.from(slice.bytes) } : slice;
}

/** Cuts bytes into chunks of the given sizes, over and over; a 0 is an empty chunk and one byte behind it. */
function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    if (size === 0) chunks.push(new Uint8Array());
    chunks.push(bytes.subarray(at, at + Math.max(size, 1)));
    at += Math.max(size, 1);
  }
  return chunks;
}

const record = fc
  .tuple(
    fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue(), { noNullPrototype: true }),
    fc.constantFrom(0, 2),
  )
  .map(([value, indent]) => JSON.stringify(value, null, indent));

const documents = fc.array(
  fc.oneof(
    record.map((text) => ({ text: `${text}\n`, records: [text] })),
    record.map((text) => ({ text, records: [text] })),
    fc.array(record).map((records) => ({ text: `[${records.join(" ,\n")}]\n`, records })),
    fc
      .array(record, { minLength: 1 })
      .map((records) => ({ text: `{"n":1,"Records":[${records.join(",")}]}`, records })),
  ),
  { maxLength: 6 },
);
