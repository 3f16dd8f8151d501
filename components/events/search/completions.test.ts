import { describe, expect, it } from "vitest";
import type { CatalogPage } from "@/lib/catalog/contract";
import { eventFilterNames } from "@/lib/events/filters";
import { readDraft } from "@/lib/events/search-language/read-draft";
import { makeEvent } from "../make-event.test-data";
import { type CompletionSources, completionKey } from "./completion";
import { listCompletions } from "./completions";
import { valueFieldsOf } from "./value-completions";

const catalog: CatalogPage = {
  services: [
    {
      provider: "kakaocloud",
      service: "Virtual Machine",
      name: { en: "Virtual Machine", ko: "가상 머신" },
      resourceTypes: [{ resourceType: "Instance", name: { en: "Instance", ko: "인스턴스" } }],
    },
  ],
  events: [
    {
      provider: "kakaocloud",
      scope: "project",
      service: "Virtual Machine",
      resourceType: "Instance",
      event: "Instance Resize",
      name: { en: "Instance Resize", ko: "인스턴스 크기 변경" },
      description: { en: "", ko: "" },
      subscribable: true,
      status: "current",
      replacedBy: [],
    },
  ],
  nextCursor: null,
};

const complete = (text: string, given: Partial<CompletionSources> = {}) =>
  listCompletions({
    draft: readDraft(text),
    locale: "en",
    catalog,
    rows: [makeEvent(), makeEvent({ resource: { type: "Instance", id: "i-2", name: "reserve-api-1" } })],
    fields: eventFilterNames,
    projects: ["web-shop", "data-platform"],
    recent: [],
    values: null,
    nameOf: (field) => (field === "outcome" ? "결과" : field),
    hintOf: (field) => field,
    choiceOf: (value) => ({ success: "성공" })[value] ?? value,
    words: {
      findText: (value) => `Find ${value}`,
      nowCode: (code) => `now ${code}`,
      ranges: [
        { from: "-24h", name: "Last 24 hours" },
        { from: "-7d", name: "Last 7 days" },
      ],
      forgetRecent: "Forget",
    },
    ...given,
  });

const labels = (text: string, given?: Partial<CompletionSources>) =>
  complete(text, given).map((item) => `${item.group}/${item.label}`);

describe("listCompletions", () => {
  it("offers every field before anything is typed", () => {
    expect(complete("").every((item) => item.group === "fields")).toBe(true);
    expect(labels("")).not.toContain("fields/q:");
  });

  it("offers fields, the catalog, values of the list and the text itself", () => {
    expect(labels("res")).toEqual([
      "fields/resourceType:",
      "fields/resourceName:",
      "fields/resourceId:",
      "fields/outcome:",
      "catalog/Instance Resize",
      "values/reserve-api-1",
      "text/Find res",
    ]);
  });

  it("names catalog entries in the reader's language and filters by their code", () => {
    const [entry] = complete("event:크기", { locale: "ko" });
    expect(entry).toMatchObject({
      label: "인스턴스 크기 변경",
      chip: { field: "event", value: "Instance Resize", negated: false },
    });
  });

  it("finds services by either language", () => {
    expect(labels("service:가상", { locale: "ko" })).toContain("services/가상 머신");
  });

  it("offers the values of a field that has a list of them, in the reader's words too", () => {
    expect(labels("outcome:")).toEqual(["choices/성공", "choices/failure", "choices/unknown"]);
    expect(complete("!outcome:성")[0]?.chip).toEqual({ field: "outcome", value: "success", negated: true });
  });

  it("offers only fields that the list has", () => {
    expect(labels("pro", { fields: ["provider"] })).toContain("fields/provider:");
    expect(labels("pro", { fields: ["provider"] })).not.toContain("fields/project:");
  });

  it("knows a field by its short names and by what it is called in the reader's language", () => {
    expect(labels("ip")[0]).toBe("fields/sourceIp:");
    expect(labels("us")[0]).toBe("fields/userAgent:");
    expect(labels("us")).toContain("fields/actor:");
    expect(labels("결")).toContain("fields/outcome:");
    expect(labels("tim")).toContain("fields/at:");
    expect(labels("sevice:x")[0]).not.toBe("fields/service:");
  });

  it("offers who and what occurs, by what people call it, instead of the few that the rows show", () => {
    const values = [
      { field: "actor" as const, value: "res@example.test", name: "Rhee", lastSeenAt: null },
      { field: "resourceId" as const, value: "i-2", name: "reserve-api-1", lastSeenAt: null },
      { field: "resourceId" as const, value: "i-3", name: "reserve-api-1", lastSeenAt: null },
      { field: "resourceId" as const, value: "res-4", name: null, lastSeenAt: null },
      { field: "resourceName" as const, value: "reserve-2", name: null, lastSeenAt: null },
    ];
    const chips = (text: string) =>
      complete(text, { values })
        .filter(({ group }) => group === "values")
        .map(({ chip, label, detail }) => `${chip?.field}=${chip?.value} ${label} ${detail}`);
    expect(chips("res")).toEqual([
      "actor=res@example.test Rhee res@example.test",
      "resourceName=reserve-api-1 reserve-api-1 i-2",
      "resourceId=res-4 res-4 null",
      "resourceName=reserve-2 reserve-2 null",
    ]);
    expect(chips("!id:res")).toEqual([
      "resourceId=i-2 i-2 reserve-api-1",
      "resourceId=i-3 i-3 reserve-api-1",
      "resourceId=res-4 res-4 null",
    ]);
    expect(complete("!id:res", { values }).at(-1)?.chip?.negated).toBe(true);
  });

  it("asks the server for what it alone knows", () => {
    const asked = (text: string) => valueFieldsOf(readDraft(text));
    expect(asked("user:")).toEqual(["actor"]);
    expect(asked("name:w")).toEqual(["resource"]);
    expect(asked("project:")).toEqual(["project"]);
    expect(asked("service:V")).toEqual([]);
    expect([asked(""), asked("k"), asked("ki")]).toEqual([[], [], ["actor", "resource"]]);
    expect(asked(`user:${"x".repeat(201)}`)).toEqual([]);
  });

  it("offers ranges of time", () => {
    expect(labels("at:")).toEqual(["choices/Last 24 hours", "choices/Last 7 days"]);
    expect(complete("at:7").map(({ text }) => text)).toEqual(["at:-7d.."]);
  });

  it("offers earlier searches, and to forget them", () => {
    const recent = ["actor:kim", "service:VPC"];
    expect(labels("", { recent }).slice(0, 3)).toEqual([
      "recent/actor:kim",
      "recent/service:VPC",
      "recent/Forget",
    ]);
    expect(labels("act", { recent })).toContain("recent/actor:kim");
    expect(labels("act", { recent })).not.toContain("recent/Forget");
    expect(labels("kim", { recent })).not.toContain("recent/actor:kim");
    expect(labels("service:x act", { recent })).not.toContain("recent/actor:kim");
  });

  it("offers nothing for a text that is longer than any name", () => {
    expect(labels("x".repeat(5_000))).toEqual([]);
  });

  it("does not offer to look for one letter", () => {
    expect(labels("r")).not.toContain("text/Find r");
  });

  it("looks for all words of the text, in either language", () => {
    expect(labels("instance res")[0]).toBe("catalog/Instance Resize");
    expect(labels("instance res").at(-1)).toBe("text/Find instance res");
    expect(labels("인스턴스 크기")).toContain("catalog/Instance Resize");
    expect(labels("resize instance")).toContain("catalog/Instance Resize");
    expect(labels("instance cre")).not.toContain("catalog/Instance Resize");
  });

  it("offers a field after other words as soon as it is begun", () => {
    expect(labels("web-1 ou")).toContain("fields/outcome:");
    expect(labels("web-1 type")).not.toContain("fields/resourceType:");
  });

  it("offers the projects of the list, each once", () => {
    expect(labels("project:")).toEqual(["choices/web-shop", "choices/data-platform"]);
  });
});

describe("entries that share a value", () => {
  const [vm, resize] = [catalog.services[0], catalog.events[0]];
  const shared: CatalogPage = {
    services: vm ? [vm, { ...vm, provider: "nhncloud" }, { ...vm, service: "VM" }] : [],
    events: resize
      ? [
          { ...resize, resourceType: "Domain", status: "legacy" },
          { ...resize, resourceType: "Auth" },
          { ...resize, resourceType: "Group", status: "legacy" },
        ]
      : [],
    nextCursor: null,
  };

  it("are one suggestion that names every provider", () => {
    const services = complete("service:virtual", { catalog: shared }).filter(
      ({ group }) => group === "services",
    );
    expect(services.map(({ chip, detail }) => [chip?.value, detail])).toEqual([
      ["Virtual Machine", "kakaocloud, nhncloud"],
      ["VM", "VM · kakaocloud"],
    ]);
    expect(complete("resourceType:ins", { catalog: shared }).map(({ detail }) => detail)).toEqual([
      "Virtual Machine, VM",
    ]);
  });

  it("say what stands for a code of the past", () => {
    const past = resize && {
      ...resize,
      status: "legacy" as const,
      replacedBy: [{ ...resize, event: "Resize Instance" }],
    };
    const [found] = complete("instance resize", { catalog: { ...shared, events: past ? [past] : [] } });
    expect(found?.detail).toBe("Virtual Machine · Instance · now Resize Instance");
  });

  it("are told by the current entry of a code", () => {
    const found = complete("instance resize", { catalog: shared }).filter(({ group }) => group === "catalog");
    expect(found.map(({ detail }) => detail)).toEqual(["Virtual Machine · Auth"]);
  });

  it("name every service that the code would be found in, a few of many in words", () => {
    const inServices = (...services: string[]) => ({
      ...shared,
      events: resize ? services.map((service) => ({ ...resize, service })) : [],
    });
    const detailOf = (page: CatalogPage) =>
      complete("instance resize", { catalog: page }).find(({ group }) => group === "catalog")?.detail;
    expect(detailOf(inServices("Virtual Machine", "Bare Metal", "Virtual Machine"))).toBe(
      "Virtual Machine, Bare Metal",
    );
    expect(detailOf(inServices("A", "B", "C", "D", "E"))).toBe("A, B, C +2");
  });

  it("have keys of their own", () => {
    for (const text of ["", "in", "virtual", "service:", "project:web", "resourceType:"]) {
      const keys = complete(text, { catalog: shared }).map(completionKey);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
