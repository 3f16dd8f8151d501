import type { EventListItem } from "@/lib/events/model";
import { resourceLabel } from "../event-words";
import { hasFailed, type Phase, readAct, type SentencePart } from "./act";
import { particleAfter } from "./korean-particle";

const weak = (text: string): SentencePart => ({ text, strong: false });
const strong = (text: string): SentencePart => ({ text, strong: true });

const phases: Readonly<Record<string, Exclude<Phase, null>>> = {
  시작: "start",
  완료: "end",
  성공: "end",
  실패: "failed",
  오류: "failed",
  요청: "request",
};

/** Nouns that 하다 makes verbs of. Names that end in another word are told as what happened. */
const verbalNouns = new Set(
  `생성 삭제 수정 변경 조회 추가 해제 설정 연결 중지 비활성화 활성화 취소 등록 부여 복원 실행 종료 재부팅 발급 확장 초기화 롤백 복사
  예약 제거 조정 발송 접속 로그인 로그아웃 확인 정리 복제 업로드 탐지 초대 신청 검색 호출 허용 수임 제외 다운로드 보관 업그레이드 중단
  이동 선택 암호화 복호화 검증 승인 지정 해결 재시작 동기화 게시 전송 저장 재시도 재구축 축소 푸시 조치 복구 설치 서명 적용 할당 회수
  갱신 교체 전환 분리 대피 차단 거부 수락 잠금 공유 배포 승격 마이그레이션 시작 요청`.split(/\s+/),
);

/** English verbs whose Korean name has a noun of its own before the verb: resize is 크기 변경. */
const verbsWithNoun = new Set(["resize", "rename"]);

interface KoreanAct {
  object: readonly string[];
  verb: string | null;
  phase: Phase;
}

function readKorean(name: string): KoreanAct {
  const words = name.split(/\s+/);
  const ending = phases[words.at(-1) ?? ""];
  const isEnding = ending && verbalNouns.has(words.at(-2) ?? "");
  const rest = isEnding ? words.slice(0, -1) : words;
  const last = rest.at(-1) ?? "";
  if (!verbalNouns.has(last)) return { object: words, verb: null, phase: null };
  return { object: rest.slice(0, -1), verb: last, phase: isEnding ? ending : null };
}

function subjectOf({ actor }: EventListItem): SentencePart[] {
  const label = actor.email ?? actor.name ?? actor.id;
  if (!label) return [weak(actor.type === "system" ? "시스템이" : "알 수 없는 사용자가")];
  if (actor.type === "user") return [strong(label), weak(" 사용자가")];
  const prefix = actor.type === "service_account" ? [weak("서비스 계정 ")] : [];
  return [...prefix, strong(label), weak(particleAfter(label, "이/가"))];
}

/**
 * How many of the object's words name a part of the resource, after those that name its type. Read off the type's
 * Korean name where the object begins with it, else off the English name of the same act.
 */
function partsOf(event: EventListItem, object: readonly string[]): { isOther: boolean; partLength: number } {
  const type = event.resourceTypeName?.ko.split(/\s+/) ?? [];
  if (type.length > 0 && type.every((word, index) => word === object[index])) {
    return { isOther: false, partLength: object.length - type.length };
  }
  if (object.length > 0 && type.join(" ").endsWith(object.join(" ")))
    return { isOther: false, partLength: 0 };
  const { relation, verb } = readAct(event.eventName.en || event.event, event.resourceTypeName?.en ?? null);
  if (relation.kind === "part") return { isOther: false, partLength: relation.words.length };
  return { isOther: relation.kind === "other", partLength: verbsWithNoun.has(verb ?? "") ? 1 : 0 };
}

/** What the act is done to, with its particle: `인스턴스 web-1의 크기를`. */
function objectOf(event: EventListItem, { object, verb }: KoreanAct): SentencePart[] {
  const words = object.join(" ");
  const label = resourceLabel(event);
  if (verb === "로그인" || verb === "접속") return words ? [weak(`${words}에 `)] : [];
  if (verb === "로그아웃") return words ? [weak(`${words}에서 `)] : [];
  if (!label) return words ? [weak(`${words}${particleAfter(words, "을/를")} `)] : [];
  const { isOther, partLength } = partsOf(event, object);
  if (isOther && words) {
    return [strong(label), weak(`의 ${words}${particleAfter(words, "을/를")} `)];
  }
  if (partLength > 0 && object.length > partLength) {
    const part = object.slice(-partLength).join(" ");
    const whole = object.slice(0, -partLength).join(" ");
    return [weak(`${whole} `), strong(label), weak(`의 ${part}${particleAfter(part, "을/를")} `)];
  }
  const before = words ? [weak(`${words} `)] : [];
  return [...before, strong(label), weak(`${particleAfter(label, "을/를")} `)];
}

function predicateOf(verb: string, phase: Phase, failed: boolean): string {
  if (failed) return `${verb}하려 했으나 실패했습니다`;
  if (phase === "start") return `${verb}하기 시작했습니다`;
  if (phase === "request") return `${verb}하도록 요청했습니다`;
  return `${verb}했습니다`;
}

/** What was done, in Korean: "kim@example.com 사용자가 192.0.2.7에서 인스턴스 web-1의 크기를 변경했습니다". */
export function koreanSentence(event: EventListItem): SentencePart[] {
  const name = event.eventName.ko || event.eventName.en || event.event;
  const act = readKorean(name);
  const failed = hasFailed(event, act.phase);
  const from = event.sourceIp ? [weak(" "), strong(event.sourceIp), weak("에서")] : [];
  if (act.verb !== null) {
    const predicate = predicateOf(act.verb, act.phase, failed);
    return [...subjectOf(event), ...from, weak(" "), ...objectOf(event, act), weak(predicate)];
  }
  const label = resourceLabel(event);
  const isNamed = Boolean(event.actor.email ?? event.actor.name ?? event.actor.id);
  if (!isNamed) {
    const place = label ? [strong(label), weak("에서 ")] : [];
    return [...place, weak(`‘${name}’ 이벤트가 발생했습니다`)];
  }
  const target = label ? [weak(" "), strong(label), weak("에")] : [];
  const predicate = failed ? "작업을 하려 했으나 실패했습니다" : "작업을 했습니다";
  return [...subjectOf(event), ...from, ...target, weak(` ‘${name}’ ${predicate}`)];
}
