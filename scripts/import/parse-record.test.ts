import { describe, expect, it } from "vitest";
import { parseRecord } from "./parse-record";

const parse = (text: string) => parseRecord(Buffer.from(text));

describe("parseRecord", () => {
  it("reads an object", () => {
    expect(parse('{"a": [1, "x"]}')).toEqual({ record: { a: [1, "x"] } });
  });

  it("keeps the digits of integers that a double can't hold, and leaves all else alone", () => {
    const text =
      '{"id":12345678901234567890,"n":-9007199254740993,"ok":9007199254740991,"f":1234567890123456.5,"e":1e30,"s":"12345678901234567890 \\" 99999999999999999999","a":[18446744073709551615]}';
    const parsed = parse(text);
    expect("record" in parsed && parsed.record).toEqual({
      id: "12345678901234567890",
      n: "-9007199254740993",
      ok: 9007199254740991,
      f: 1234567890123456.5,
      e: 1e30,
      s: '12345678901234567890 " 99999999999999999999',
      a: ["18446744073709551615"],
    });
  });

  it.each([
    ["[1]", "not a JSON object"],
    ["null", "not a JSON object"],
    ['{"a":tru}', "not valid JSON: "],
    ['{"a":1,}', "not valid JSON: "],
    ['{"a":"\u0001"}', "not valid JSON: "],
    ['{"a":"\\x"}', "not valid JSON: "],
    ['{"a":012345678901234567890}', "not valid JSON: "],
  ])("refuses %j", (text, problem) => {
    const parsed = parse(text);
    expect("problem" in parsed && parsed.problem.startsWith(problem)).toBe(true);
  });

  it("refuses bytes that are not UTF-8: overlong forms, surrogates and cut sequences too", () => {
    for (const bytes of [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe2, 0x82]]) {
      const record = Buffer.concat([Buffer.from('{"a":"'), Buffer.from(bytes), Buffer.from('"}')]);
      expect(parseRecord(record)).toEqual({ problem: "not valid UTF-8" });
    }
  });

  it("reads what is nested deeply", () => {
    const text = `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`;
    expect("record" in parse(text)).toBe(true);
  });
});
