import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultOf, readDraft, readQuery, writeTerm } from "./query-text";

describe("readQuery", () => {
  it("reads fields, quotes, exclusions and plain text", () => {
    expect(readQuery('service:"Virtual Machine" actor:kim !outcome:success web-1')).toEqual({
      chips: [
        { field: "service", value: "Virtual Machine", negated: false },
        { field: "actor", value: "kim", negated: false },
        { field: "outcome", value: "success", negated: true },
        { field: "q", value: "web-1", negated: false },
      ],
      fault: null,
    });
  });

  it("knows other names and any case of a field", () => {
    expect(readQuery("user:kim IP:192.0.2.7 RESOURCETYPE:Node").chips.map((chip) => chip.field)).toEqual([
      "actor",
      "sourceIp",
      "resourceType",
    ]);
  });

  it("takes a colon in other words as text", () => {
    expect(readQuery("arn:aws:iam").chips).toEqual([{ field: "q", value: "arn:aws:iam", negated: false }]);
  });

  it("keeps escaped quotes and reads a quote that is still open", () => {
    expect(readQuery(String.raw`resourceName:"a \"b\" c"`).chips[0]?.value).toBe('a "b" c');
    expect(readQuery('resourceName:"a b').chips[0]?.value).toBe("a b");
  });

  it("says what can't be asked for", () => {
    expect(readQuery("outcome:maybe").fault).toBe("badFilterValue");
    expect(readQuery("x").fault).toBe("textTooShort");
    expect(readQuery("service:").fault).toBe("badFilterValue");
    expect(readQuery("한국").fault).toBeNull();
    expect(readQuery("   ")).toEqual({ chips: [], fault: null });
  });

  it("reads back what it writes", () => {
    const value = fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => !text.startsWith('"'));
    fc.assert(
      fc.property(value, fc.boolean(), (text, negated) => {
        expect(readQuery(writeTerm("resourceName", text, negated)).chips).toEqual([
          { field: "resourceName", value: text, negated },
        ]);
      }),
    );
  });
});

describe("readDraft", () => {
  it.each([
    ["", { before: "", negated: false, field: null, value: "" }],
    ["res", { before: "", negated: false, field: null, value: "res" }],
    ["!out", { before: "", negated: true, field: null, value: "out" }],
    ["actor:kim service:Vir", { before: "actor:kim ", negated: false, field: "service", value: "Vir" }],
    ['service:"Virtual Ma', { before: "", negated: false, field: "service", value: "Virtual Ma" }],
    ["actor:kim ", { before: "actor:kim ", negated: false, field: null, value: "" }],
  ])("reads %j", (text, draft) => {
    expect(readDraft(text)).toEqual(draft);
  });
});

describe("faultOf", () => {
  it("takes any value where a field has no list of them", () => {
    expect(faultOf({ field: "service", value: "Anything", negated: false })).toBeNull();
  });
});
