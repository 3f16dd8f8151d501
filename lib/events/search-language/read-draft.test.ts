import { describe, expect, it } from "vitest";
import { readDraft } from "./read-draft";

const empty = { before: "", negated: false, field: null, value: "", word: null };

describe("readDraft", () => {
  it.each([
    ["", empty],
    ["res", { ...empty, value: "res" }],
    ["!out", { ...empty, negated: true, value: "out" }],
    ["-out", { ...empty, negated: true, value: "out" }],
    ["!", { ...empty, negated: true }],
    ["actor:kim service:Vir", { ...empty, before: "actor:kim ", field: "service", value: "Vir" }],
    ['service:"Virtual Ma', { ...empty, field: "service", value: "Virtual Ma" }],
    ["event:Inst*", { ...empty, field: "event", value: "Inst" }],
    ["ip:10.", { ...empty, field: "sourceIp", value: "10." }],
    ["kim at:-7", { ...empty, before: "kim ", field: "at", value: "-7" }],
    ["sevice:Vir", { ...empty, value: "sevice" }],
    ["actor:kim ", { ...empty, before: "actor:kim " }],
    ["instance cre", { ...empty, value: "instance cre", word: { before: "instance ", text: "cre" } }],
    ["actor:kim 인스턴스 ", { ...empty, before: "actor:kim ", value: "인스턴스" }],
    ['"Console Login" ', { ...empty, before: '"Console Login" ' }],
  ])("reads %j", (text, draft) => {
    expect(readDraft(text)).toEqual(draft);
  });
});
