import { describe, expect, it } from "vitest";
import { makeEvent } from "@/components/events/make-event.test-data";
import { catalogEntries, resourceTypeNameOf } from "@/lib/catalog/catalog";
import type { CatalogEntry } from "@/lib/catalog/model";
import type { SentencePart } from "./act";
import { englishSentence } from "./english-sentence";
import { koreanSentence } from "./korean-sentence";

const text = (parts: readonly SentencePart[]) => parts.map((part) => part.text).join("");

function say(entry: CatalogEntry, outcome: "success" | "failure") {
  const { provider, service, resourceType, event, name } = entry;
  const said = makeEvent({
    provider,
    service,
    event,
    eventName: name,
    outcome,
    resource: { type: resourceType, id: null, name: "R1" },
    resourceTypeName: resourceTypeNameOf(provider, service, resourceType),
    actor: { type: "user", id: "admin", name: null, email: null },
    sourceIp: null,
  });
  return { en: text(englishSentence(said)), ko: text(koreanSentence(said)) };
}

const said = catalogEntries.map((entry) => ({
  name: entry.name,
  success: say(entry, "success"),
  failure: say(entry, "failure"),
}));

function find(name: string) {
  const found = said.find((sentence) => sentence.name.en === name);
  if (!found) throw new Error(`no entry is named ${name}`);
  return found;
}

describe("sentences of every entry of the catalog", () => {
  it.each([
    " the to ",
    " the from ",
    " the for ",
    " the of ",
    "choosed",
    "rollbacked",
    "leaved",
    "lookuped",
    "the daily of",
    "the planned of",
  ])("no English sentence says %j", (words) => {
    const unquoted = said.flatMap(({ success, failure }) => [success.en, failure.en]);
    expect(unquoted.filter((sentence) => sentence.replace(/“.*”/, "").includes(words))).toEqual([]);
  });

  it("begins with who acted or with the event's name", () => {
    const strange = said.filter(({ name, success: { en, ko } }) => {
      const isEnglish = en.startsWith("admin ") || en.startsWith(`“${name.en}”`);
      return !isEnglish || !(ko.startsWith("admin 사용자가 ") || ko.includes(`‘${name.ko}’`));
    });
    expect(strange).toEqual([]);
  });

  it("tells every failure", () => {
    expect(said.filter(({ failure }) => !/fail(?!over)|error/i.test(failure.en))).toEqual([]);
    expect(said.filter(({ failure }) => !/실패|오류/.test(failure.ko))).toEqual([]);
  });

  it("names the resource but for where somebody logs in or out", () => {
    const isLogin = ({ name }: (typeof said)[number]) =>
      /log(?:in|out)$/i.test(name.en.replace(/ fail$/i, ""));
    const rest = said.filter((sentence) => !isLogin(sentence));
    expect(rest.filter(({ success }) => !success.en.includes("R1"))).toEqual([]);
    expect(rest.filter(({ success }) => !success.ko.includes("R1"))).toEqual([]);
  });

  it("knows every particle and leaves no genitive without a noun", () => {
    expect(said.filter(({ success }) => /을\(를\)|이\(가\)/.test(success.ko))).toEqual([]);
    expect(said.filter(({ success }) => /R1의 [을를]/.test(success.ko))).toEqual([]);
  });

  it("quotes names that say where something failed", () => {
    const colons = said.filter(({ name }) => name.en.includes(":"));
    expect(colons.length).toBeGreaterThan(0);
    expect(colons.filter(({ success }) => !success.en.startsWith("“"))).toEqual([]);
    expect(colons.filter(({ success }) => !success.ko.includes("’ 이벤트가"))).toEqual([]);
  });
});

describe("the sentence of an entry", () => {
  it.each([
    ["Create peering allow list", "admin created Peering allow list R1"],
    ["Stop Subscription Export", "admin stopped the export of Subscription R1"],
    ["Start Crawler Connection Test", "admin started the connection test of Crawler R1"],
    ["End Crawler Connection Test", "admin ended the connection test of Crawler R1"],
    ["Instance Start Restart", "“Instance Start Restart” on Instance R1 by admin"],
    ["Export backup to Object Storage", "“Export backup to Object Storage” on Backup R1 by admin"],
    ["Detach floating IP from instance", "“Detach floating IP from instance” on Floating IP R1 by admin"],
    ["Cost Report Daily View", "“Cost Report Daily View” on Cost Report R1 by admin"],
    ["Deploy Success", "“Deploy Success” on Service R1 by admin"],
    ["Choose Project", "admin chose Project R1"],
    ["Parameter Group Rollback", "admin rolled back Parameter Group R1"],
    ["Create ClusterRole", "admin created ClusterRole R1"],
    ["Reboot instance", "admin rebooted Instance R1"],
    ["Scheduled Backup Delete", "admin deleted scheduled Backup R1"],
    ["Alter Table", "admin altered Table R1"],
    ["Domain Group Unassign", "“Domain Group Unassign” on Group R1 by admin"],
    ["IAM login", "admin logged in to IAM"],
  ])("%s", (name, sentence) => {
    expect(said.filter((one) => one.name.en === name).map((one) => one.success.en)).toContain(sentence);
  });

  it.each([
    ["Access project", "admin 사용자가 프로젝트 R1에 접속했습니다"],
    ["Detach floating IP from instance", "admin 사용자가 R1의 인스턴스 플로팅 IP 연결을 해제했습니다"],
    ["Attach floating IP to instance", "admin 사용자가 인스턴스 플로팅 IP R1을 연결했습니다"],
    ["Change scaling group owner", "admin 사용자가 스케일링 그룹 R1의 OWNER를 변경했습니다"],
    [
      "Service Start or Reboot",
      "서비스 R1에서 ‘서비스 시작 또는 재부팅’ 이벤트가 발생했습니다 (사용자 admin)",
    ],
    ["Instance running", "노드 R1에서 ‘인스턴스 실행’ 이벤트가 발생했습니다 (사용자 admin)"],
  ])("%s in Korean", (name, sentence) => {
    expect(find(name).success.ko).toBe(sentence);
  });

  it("tells a failure of a quoted name once", () => {
    expect(find("Subscription Inactive").failure.en).toBe(
      "“Subscription Inactive” on Subscription R1 by admin. Outcome: failure.",
    );
    expect(find("Backup migration failed: download").failure).toEqual({
      en: "“Backup migration failed: download” on Cache R1 by admin",
      ko: "캐시 R1에서 ‘백업 마이그레이션 다운로드 실패’ 이벤트가 발생했습니다 (사용자 admin)",
    });
  });
});
