import { describe, expect, it } from "vitest";
import { makeEvent } from "@/components/events/make-event.test-data";
import { factsOf, headlineOf, type Reader } from "./describe-event";

const english: Reader = { locale: "en", timeZone: "UTC" };
const korean: Reader = { locale: "ko", timeZone: "Asia/Seoul" };

const failed = (en: string, ko: string, type: string) =>
  makeEvent({
    eventName: { en, ko },
    resource: { type, id: null, name: "node-1" },
    resourceTypeName: { en: type, ko: type },
    outcome: "failure",
  });

describe("the headline of an event", () => {
  it("says of an act that it failed", () => {
    const event = failed("Instance Create", "인스턴스 생성", "Instance");
    expect(headlineOf(event, english)).toBe("Instance Create (failed): node-1");
    expect(headlineOf(event, korean)).toBe("인스턴스 생성 (실패): node-1");
  });

  it("says of what was noticed what its outcome is, for nothing failed to happen", () => {
    const event = failed("Node down detected", "노드 중지됨", "NODE");
    expect(headlineOf(event, english)).toBe("Node down detected (outcome: failure): node-1");
    expect(headlineOf(event, korean)).toBe("노드 중지됨 (결과: 실패): node-1");
  });

  it("says once what the name says", () => {
    const event = failed("Backup failed", "백업 실패", "CACHE");
    expect(headlineOf(event, english)).toBe("Backup failed: node-1");
    expect(headlineOf(event, korean)).toBe("백업 실패: node-1");
  });
});

it("calls the facts of an event what the console calls them", () => {
  const labels = (reader: Reader) =>
    factsOf(makeEvent({ sourceIp: "192.0.2.7" }), reader).map(([label]) => label);
  expect(labels(english)).toEqual(expect.arrayContaining(["User", "Source IP"]));
  expect(labels(korean)).toEqual(expect.arrayContaining(["사용자", "소스 IP"]));
});
