import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventFilterNames } from "@/lib/events/filters";
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

  it("takes plain words that stand together as one phrase", () => {
    const valuesOf = (text: string) => readQuery(text).chips.map(({ negated, value }) => [negated, value]);
    expect(readQuery("Console  Login").chips).toEqual([
      { field: "q", value: "Console Login", negated: false },
    ]);
    expect(valuesOf("web-1 actor:kim 인스턴스 생성")).toEqual([
      [false, "web-1"],
      [false, "kim"],
      [false, "인스턴스 생성"],
    ]);
    expect(valuesOf("web-1 !Console Login")).toEqual([
      [false, "web-1"],
      [true, "Console Login"],
    ]);
    expect(valuesOf('"Console" "Login fail" text:a b')).toEqual([
      [false, "Console"],
      [false, "Login fail"],
      [false, "a b"],
    ]);
  });

  it("says what can't be asked for, and what can", () => {
    const reasonOf = (text: string) => readQuery(text).fault?.reason ?? null;
    expect(readQuery("outcome:maybe").fault).toEqual({
      reason: "badChoice",
      field: "outcome",
      choices: ["success", "failure", "unknown"],
    });
    expect(reasonOf("actorType:robot")).toBe("badChoice");
    expect(reasonOf("catalogStatus:new")).toBe("badChoice");
    expect(reasonOf("x")).toBe("textTooShort");
    expect(reasonOf("service:")).toBe("valueNeeded");
    expect(reasonOf("한국")).toBeNull();
    expect(readQuery("   ")).toEqual({ chips: [], fault: null });
  });

  it("knows the projects of its list, and the fields that the list has", () => {
    const rules = { fields: eventFilterNames, projects: ["web-shop", "data-platform"] };
    expect(readQuery("!project:web", rules).fault).toEqual({
      reason: "badChoice",
      field: "project",
      choices: rules.projects,
    });
    expect(readQuery("project:web-shop", rules).fault).toBeNull();
    expect(readQuery("project:web-shop", { ...rules, fields: ["service"] }).fault?.reason).toBe(
      "fieldOfOtherLists",
    );
  });

  it("knows that a scope is a list of its own, and leaves quoted text alone", () => {
    const reasonOf = (text: string) => readQuery(text).fault?.reason ?? null;
    expect(reasonOf("scope:organization")).toBe("scopeIsTheList");
    expect(reasonOf("actor:kim web-1 !Scope:project")).toBe("scopeIsTheList");
    expect(reasonOf('"scope:project"')).toBeNull();
    expect(reasonOf("telescope:x resourceName:scope:x")).toBeNull();
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

  it.each(["web-1", "Console Login", "!x", "service:x", "scope:x", "arn:aws:iam", 'a "b" c'])(
    "reads back the text %j",
    (text) => {
      for (const negated of [false, true]) {
        expect(readQuery(writeTerm("q", text, negated)).chips).toEqual([
          { field: "q", value: text, negated },
        ]);
      }
    },
  );

  it("quotes text that has spaces, and no other", () => {
    expect(writeTerm("q", "Console Login", false)).toBe('"Console Login"');
    expect(writeTerm("q", "web-1", true)).toBe("!web-1");
  });
});

describe("readDraft", () => {
  const empty = { before: "", negated: false, field: null, value: "", word: null };
  it.each([
    ["", empty],
    ["res", { ...empty, value: "res" }],
    ["!out", { ...empty, negated: true, value: "out" }],
    ["actor:kim service:Vir", { ...empty, before: "actor:kim ", field: "service", value: "Vir" }],
    ['service:"Virtual Ma', { ...empty, field: "service", value: "Virtual Ma" }],
    ["actor:kim ", { ...empty, before: "actor:kim " }],
    ["instance cre", { ...empty, value: "instance cre", word: { before: "instance ", text: "cre" } }],
    ["actor:kim 인스턴스 ", { ...empty, before: "actor:kim ", value: "인스턴스" }],
    ['"Console Login" ', { ...empty, before: '"Console Login" ' }],
  ])("reads %j", (text, draft) => {
    expect(readDraft(text)).toEqual(draft);
  });
});

describe("faultOf", () => {
  it("takes any value where a field has no list of them", () => {
    expect(faultOf({ field: "service", value: "Anything", negated: false })).toBeNull();
  });
});
