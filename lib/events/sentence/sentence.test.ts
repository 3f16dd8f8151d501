import { describe, expect, it } from "vitest";
import { makeEvent } from "@/components/events/make-event.test-data";
import type { EventDetail } from "@/lib/events/model";
import type { SentencePart } from "./act";
import { englishSentence } from "./english-sentence";
import { endsClosed, particleAfter } from "./korean-particle";
import { koreanSentence } from "./korean-sentence";

const text = (parts: readonly SentencePart[]) => parts.map((part) => part.text).join("");
const say = (fields: Partial<EventDetail>) => {
  const event = makeEvent(fields);
  return { en: text(englishSentence(event)), ko: text(koreanSentence(event)) };
};
const named = (en: string, ko: string) => ({ event: en, eventName: { en, ko } });
const resource = (type: string, ko: string, name: string) => ({
  resource: { type, id: null, name },
  resourceTypeName: { en: type, ko },
});
const who = "shop-admin@example.com";

describe("the sentence of an event", () => {
  it("says a change of the resource itself", () => {
    expect(say({})).toEqual({
      en: `${who} resized Instance web-1 from 203.0.113.24`,
      ko: `${who} 사용자가 203.0.113.24에서 인스턴스 web-1의 크기를 변경했습니다`,
    });
    expect(say(named("Instance Create", "인스턴스 생성"))).toEqual({
      en: `${who} created Instance web-1 from 203.0.113.24`,
      ko: `${who} 사용자가 203.0.113.24에서 인스턴스 web-1을 생성했습니다`,
    });
  });

  it("says a resize as the vendor names it", () => {
    expect(say(named("Instance Resize", "인스턴스 사양 변경"))).toEqual({
      en: `${who} resized Instance web-1 from 203.0.113.24`,
      ko: `${who} 사용자가 203.0.113.24에서 인스턴스 web-1의 사양을 변경했습니다`,
    });
  });

  it("says who and from where beside a quoted name", () => {
    const quoted = { ...named("Backup End", "백업 완료"), ...resource("Backup", "백업", "nightly") };
    expect(say(quoted)).toEqual({
      en: `“Backup End” on Backup nightly by ${who} from 203.0.113.24`,
      ko: `백업 nightly에서 ‘백업 완료’ 이벤트가 발생했습니다 (사용자 ${who}, 소스 IP 203.0.113.24)`,
    });
  });

  it("names the project that somebody entered", () => {
    const entered = {
      ...named("Access project", "프로젝트 접속"),
      resource: { type: "project", id: null, name: null },
      resourceTypeName: { en: "Project", ko: "프로젝트" },
      sourceIp: null,
    };
    expect(say(entered)).toEqual({
      en: `${who} accessed Project web-shop`,
      ko: `${who} 사용자가 프로젝트 web-shop에 접속했습니다`,
    });
  });

  it("says what part of the resource was changed", () => {
    expect(say({ ...named("Instance Volume Attach", "인스턴스 볼륨 연결"), sourceIp: null })).toEqual({
      en: `${who} attached the volume of Instance web-1`,
      ko: `${who} 사용자가 인스턴스 web-1의 볼륨을 연결했습니다`,
    });
  });

  it("takes the end of a type's name for the type", () => {
    const version = {
      ...named("Create template version", "템플릿 버전 생성"),
      ...resource("NCS template version", "NCS 템플릿 버전", "blue"),
      sourceIp: null,
    };
    expect(say(version)).toEqual({
      en: `${who} created NCS template version blue`,
      ko: `${who} 사용자가 템플릿 버전 blue를 생성했습니다`,
    });
  });

  it("says a failure that the code or the outcome tells", () => {
    const failed = {
      ...named("Cache flavor change failed", "캐시 사양 변경 실패"),
      ...resource("CACHE", "캐시", "session-cache-prod"),
      outcome: "failure",
      sourceIp: null,
    } as const;
    expect(say(failed)).toEqual({
      en: `${who} tried to change the flavor of cache session-cache-prod. It failed.`,
      ko: `${who} 사용자가 캐시 session-cache-prod의 사양을 변경하려 했으나 실패했습니다`,
    });
  });

  it("reads nouns of acts as their verbs", () => {
    const failed = {
      ...named("Sentinel node creation failed", "센티널 노드 생성 실패"),
      ...resource("Cache", "캐시", "feature-cache"),
      outcome: "failure",
      sourceIp: null,
    } as const;
    expect(say(failed)).toEqual({
      en: `${who} tried to create sentinel node for Cache feature-cache. It failed.`,
      ko: `${who} 사용자가 feature-cache의 센티널 노드를 생성하려 했으나 실패했습니다`,
    });
  });

  it("does not say twice that something failed", () => {
    const failed = {
      ...named("Backup migration failed: RDB memory", "백업 마이그레이션 RDB 메모리 실패"),
      ...resource("Cache", "캐시", "feature-cache"),
      outcome: "failure",
      sourceIp: null,
    } as const;
    expect(say(failed).en).toBe(`“Backup migration failed: RDB memory” on Cache feature-cache by ${who}`);
  });

  it("does not say of what was noticed that it failed", () => {
    const down = {
      ...named("Node down detected", "노드 중지됨"),
      ...resource("NODE", "노드", "node-1"),
      actor: { type: "system", id: null, name: null, email: null },
      outcome: "failure",
      sourceIp: null,
    } as const;
    expect(say(down)).toEqual({
      en: "“Node down detected” on node node-1. Outcome: failure.",
      ko: "노드 node-1에서 ‘노드 중지됨’ 이벤트가 발생했습니다 (결과 실패)",
    });
  });

  it("says that something began", () => {
    const started = {
      ...named("Backup Delete Start", "백업 삭제 시작"),
      ...resource("Backup", "백업", "nightly"),
      sourceIp: null,
    };
    expect(say(started)).toEqual({
      en: `${who} began to delete Backup nightly`,
      ko: `${who} 사용자가 백업 nightly를 삭제하기 시작했습니다`,
    });
  });

  it("reads the names of APIs", () => {
    const policy = {
      ...named("PutBucketPolicy", "버킷 정책 설정"),
      ...resource("Bucket", "버킷", "raw-events"),
      actor: { type: "service_account", id: "etl-deployer", name: null, email: null },
      sourceIp: "cloudformation.amazonaws.com",
    } as const;
    expect(say(policy)).toEqual({
      en: "etl-deployer put the policy of Bucket raw-events from cloudformation.amazonaws.com",
      ko: "서비스 계정 etl-deployer가 cloudformation.amazonaws.com에서 버킷 raw-events의 정책을 설정했습니다",
    });
  });

  it("says who came in and who was kept out", () => {
    const login = {
      ...named("Console Login", "콘솔 로그인"),
      resource: { type: "Auth", id: null, name: null },
    };
    expect(say(login)).toEqual({
      en: `${who} logged in to the console from 203.0.113.24`,
      ko: `${who} 사용자가 203.0.113.24에서 콘솔에 로그인했습니다`,
    });
    const refused = {
      ...login,
      ...named("Console Login Fail", "콘솔 로그인 실패"),
      outcome: "failure",
    } as const;
    expect(say(refused)).toEqual({
      en: `${who} tried to log in to the console from 203.0.113.24. It failed.`,
      ko: `${who} 사용자가 203.0.113.24에서 콘솔에 로그인하려 했으나 실패했습니다`,
    });
  });

  it("says what happened where nobody did it", () => {
    const failover = {
      ...named("Failover executed", "장애 조치 발생"),
      ...resource("CACHE", "캐시", "cart-cache-prod"),
      actor: { type: "system", id: null, name: null, email: null },
      sourceIp: null,
    } as const;
    expect(say(failover)).toEqual({
      en: "“Failover executed” on cache cart-cache-prod",
      ko: "캐시 cart-cache-prod에서 ‘장애 조치 발생’ 이벤트가 발생했습니다",
    });
  });

  it("marks the names and nothing else", () => {
    const strong = (parts: readonly SentencePart[]) =>
      parts.filter((part) => part.strong).map((part) => part.text);
    const names = [who, "web-1", "203.0.113.24"];
    expect(strong(englishSentence(makeEvent()))).toEqual(names);
    expect(strong(koreanSentence(makeEvent()))).toEqual([who, "203.0.113.24", "web-1"]);
  });
});

describe("particles", () => {
  it.each([
    ["서버", "를"],
    ["인스턴스", "를"],
    ["볼륨", "을"],
    ["web-1", "을"],
    ["web-2", "를"],
    ["node-0", "을"],
    ["bucket", "을"],
    ["port", "를"],
    ["org-trail", "을"],
    ["web-shop", "을"],
    ["DNS", "를"],
    ["VM", "을"],
    ["table", "을"],
    ["db-template", "을"],
    ["rule", "을"],
    ["volume", "을"],
    ["role", "을"],
    ["zone", "을"],
    ["type", "을"],
    ["node", "를"],
    ["cache", "를"],
    ["block", "을"],
    ["system", "을"],
    ["OWNER", "를"],
    ["CSR", "을"],
    ["VPC", "를"],
    ["floating-ip", "를"],
    ["10", "을"],
    ["(x)", "을(를)"],
  ])("%s%s", (word, particle) => {
    expect(particleAfter(word, "을/를")).toBe(particle);
  });

  it.each([
    ["role", "로"],
    ["서울", "로"],
    ["web-1", "로"],
    ["web-3", "으로"],
    ["volume", "으로"],
    ["node", "로"],
    ["—", "(으)로"],
  ])("%s%s", (word, particle) => {
    expect(particleAfter(word, "으로/로")).toBe(particle);
  });

  it("follows names as they are read", () => {
    expect(particleAfter("system", "이/가")).toBe("이");
    expect(particleAfter("table", "은/는")).toBe("은");
  });

  it("can't tell without a letter", () => {
    expect(endsClosed("—")).toBeNull();
    expect(endsClosed("")).toBeNull();
  });
});
