import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/shared/errors";
import { type BodyShape, splitBody } from "./split-body";

/** The records' texts and the lines' faults, in order. */
function split(body: string | Buffer, shape: BodyShape = "json"): string[] {
  const bytes = Buffer.from(body);
  const splitter = splitBody(bytes, shape);
  const found: string[] = [];
  for (let step = splitter.next(); step !== "end"; step = splitter.next()) {
    if (step === "pause") continue;
    if ("fault" in step) found.push(step.fault);
    else found.push(bytes.toString("utf8", step.record.recordStart, step.record.recordEnd));
  }
  return found;
}

function codeOf(body: string | Buffer, shape?: BodyShape): string | null {
  try {
    split(body, shape);
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

describe("splitBody", () => {
  it("finds one event, the events of an array and those of an envelope, as they stand", () => {
    expect(split(' {"id": 1}\n')).toEqual(['{"id": 1}']);
    expect(split('[ {"id": 1} ,{"id":2 }]')).toEqual(['{"id": 1}', '{"id":2 }']);
    expect(split('{\n"events" : [ {"id": 1} ,{"id":2 }] }')).toEqual(['{"id": 1}', '{"id":2 }']);
    expect(split("[]")).toEqual([]);
    expect(split('{"events":[]}')).toEqual([]);
    expect(split("[1,[{}],null]")).toEqual(["1", "[{}]", "null"]);
  });

  it("looks past a byte order mark", () => {
    expect(split('\ufeff{"id":1}')).toEqual(['{"id":1}']);
    expect(split('\ufeff{"id":1}\n{"id":2}', "ndjson")).toEqual(['{"id":1}', '{"id":2}']);
  });

  it.each(["", " \r\n\t", "\ufeff", "\n\n"])("calls %j empty", (body) => {
    for (const shape of ["json", "ndjson", "single", "array"] as const)
      expect(codeOf(body, shape)).toBe("malformed");
  });

  it.each(["{", '[{"id":1}', '[{"id":1},', '{"id":1}}', "nope", '{"events":[{}', "[{}] []"])(
    "throws malformed for %s",
    (body) => expect(codeOf(body)).toBe("malformed"),
  );

  it.each(["1", '"text"', "null", '{"events":{}}', '{"events":[],"more":1}', '{"more":1,"events":[]}'])(
    "throws invalid for %s",
    (body) => expect(codeOf(body)).toBe("invalid"),
  );

  it("throws malformed for JSON that is not UTF-8", () => {
    expect(codeOf(Buffer.from([0x22, 0xff, 0x22]))).toBe("malformed");
    // A surrogate in UTF-8's form is none.
    expect(codeOf(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toBe("malformed");
  });

  it("holds to the shape of a media type", () => {
    expect(codeOf("[]", "single")).toBe("invalid");
    expect(codeOf("{}", "array")).toBe("invalid");
    expect(split('{"events":1}', "single")).toEqual(['{"events":1}']);
    expect(split("[{}]", "array")).toEqual(["{}"]);
  });

  it("keeps a line whole, white space included, without its end", () => {
    const body = '{"id":1}\r\n\n   \n  {"id": 2} \t\n\r\n{"id":3}';
    expect(split(body, "ndjson")).toEqual(['{"id":1}', '  {"id": 2} \t', '{"id":3}']);
  });

  it("tells what is wrong with a line and goes on", () => {
    const body = Buffer.concat([
      Buffer.from('{"id":1}\n{"id":\n{} {}\n'),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.from('nope\n{"id":2}'),
    ]);
    expect(split(body, "ndjson")).toEqual([
      '{"id":1}',
      "This line is not JSON from byte 6 on.",
      "This line is not JSON from byte 3 on.",
      "This line is not UTF-8.",
      "This line is not JSON from byte 1 on.",
      '{"id":2}',
    ]);
  });

  it("gives way every quarter of a megabyte, also within one value", () => {
    const splitter = splitBody(Buffer.from(`[[${"1,".repeat(400_000)}1]]`), "json");
    const steps: unknown[] = [];
    for (let step = splitter.next(); step !== "end"; step = splitter.next()) steps.push(step);
    expect(steps.filter((step) => step === "pause")).toHaveLength(3);
    expect(steps.at(-1)).toHaveProperty("record");
  });
});
