import type { EventListItem } from "../model";
import { hasFailed, type SentencePart } from "./act";
import type { Phase } from "./act-words";
import { particleAfter } from "./korean-particle";
import { actorNameOf, nameOf, typeNameOf } from "./sentence-resource";

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
  이동 선택 암호화 복호화 검증 승인 지정 해결 재시작 동기화 게시 전송 저장 재시도 재구축 축소 푸시 복구 설치 서명 적용 할당 회수
  갱신 교체 전환 분리 대피 차단 거부 수락 잠금 공유 배포 승격 마이그레이션 시작 요청
  업데이트 폐기 재개 재배포 재적용 축출 빌드 제출 기록`.split(/\s+/),
);

/** Words that tie what stands before them to the verb; a sentence can't move them: `기존 캐시로 백업 복원`. */
const isJoint = (word: string) =>
  /^(또는|및)$|.(에|에서|으로|에게)$/.test(word) || (/.로$/.test(word) && !/경로$/.test(word));

/** Words that can't be an object by themselves: `프로젝트별 조회`, `동작 가능 전환`. */
const isModifier = (word: string) => /.별$|^(가능|기본|일괄|플랜드)$/.test(word);

/** English names of states and of what befell a resource; their Korean names end like acts. */
const states =
  /\b(?:running|executing|stopped|recovered|detected|resolved|triggered|executed|aborted|created|deleted)$/i;

interface KoreanAct {
  object: readonly string[];
  verb: string | null;
  phase: Phase;
}

function readKorean(name: string, english: string): KoreanAct {
  const words = name.split(/\s+/);
  const nothing: KoreanAct = { object: words, verb: null, phase: null };
  // "Cache data import failed: RDB creation" says where it failed, and "Instance running" a state; in Korean both
  // end like an act.
  if (/[:()/]/.test(english) || states.test(english)) return nothing;
  const ending = phases[words.at(-1) ?? ""];
  const before = words.at(-2) ?? "";
  // `예약 시작`: a schedule that began.
  const isEnding = ending && before !== "예약" && verbalNouns.has(before);
  const rest = isEnding ? words.slice(0, -1) : words;
  const last = rest.at(-1) ?? "";
  const object = rest.slice(0, -1);
  if (!verbalNouns.has(last) || object.some(isJoint) || isModifier(object.at(-1) ?? "")) return nothing;
  return { object, verb: last, phase: isEnding ? ending : null };
}

function subjectOf(event: EventListItem): SentencePart[] {
  const { actor } = event;
  const label = actorNameOf(event);
  if (!label) return [weak(actor.type === "system" ? "시스템이" : "알 수 없는 사용자가")];
  if (actor.type === "user") return [strong(label), weak(" 사용자가")];
  const prefix = actor.type === "service_account" ? [weak("서비스 계정 ")] : [];
  return [...prefix, strong(label), weak(particleAfter(label, "이/가"))];
}

/** What the act is done to, with its particle: `인스턴스 web-1의 크기를`. No noun phrase is taken apart. */
function objectOf(event: EventListItem, { object, verb }: KoreanAct): SentencePart[] {
  const words = object.join(" ");
  const label = nameOf(event);
  if (verb === "접속" && label) return [...(words ? [weak(`${words} `)] : []), strong(label), weak("에 ")];
  if (verb === "로그인" || verb === "접속") return words ? [weak(`${words}에 `)] : [];
  if (verb === "로그아웃") return words ? [weak(`${words}에서 `)] : [];
  if (!label) return words ? [weak(`${words}${particleAfter(words, "을/를")} `)] : [];
  const type = typeNameOf(event)?.ko ?? "";
  const isSelf = words === "" || words === type || type.endsWith(` ${words}`);
  // `자동 백업 nightly`: a sort of the type stands before the name as the type itself does.
  if (isSelf || (type && words.endsWith(` ${type}`))) {
    const before = words ? [weak(`${words} `)] : [];
    return [...before, strong(label), weak(`${particleAfter(label, "을/를")} `)];
  }
  const startsWithType = type !== "" && words.startsWith(`${type} `);
  const part = startsWithType ? words.slice(type.length + 1) : words;
  const whole = startsWithType ? [weak(`${type} `)] : [];
  return [...whole, strong(label), weak(`의 ${part}${particleAfter(part, "을/를")} `)];
}

function predicateOf(verb: string, phase: Phase, failed: boolean): string {
  if (failed) return `${verb}하려 했으나 실패했습니다`;
  if (phase === "start") return `${verb}하기 시작했습니다`;
  if (phase === "request") return `${verb}하도록 요청했습니다`;
  return `${verb}했습니다`;
}

/**
 * The event by its name, where the name is no act that a sentence could state. What is no act (`노드 중지됨`) did not
 * fail: only the outcome says so.
 */
function quote(event: EventListItem, name: string): SentencePart[] {
  const label = nameOf(event);
  const actor = actorNameOf(event);
  const type = label ? typeNameOf(event)?.ko : null;
  const place = label ? [...(type ? [weak(`${type} `)] : []), strong(label), weak("에서 ")] : [];
  const isFailed = event.outcome === "failure" && !/실패|오류/.test(name);
  const by = actor ? [weak("사용자 "), strong(actor)] : [];
  const from = event.sourceIp ? [weak("소스 IP "), strong(event.sourceIp)] : [];
  const outcome = isFailed ? [weak("결과 실패")] : [];
  const facts = [by, from, outcome].filter((fact) => fact.length > 0);
  const listed = facts.flatMap((fact, index) => (index > 0 ? [weak(", "), ...fact] : fact));
  const inBrackets = listed.length > 0 ? [weak(" ("), ...listed, weak(")")] : [];
  return [...place, weak(`‘${name}’ 이벤트가 발생했습니다`), ...inBrackets];
}

/**
 * What was done, in Korean: "admin@example.com 사용자가 192.0.2.7에서 인스턴스 web-1의 크기를 변경했습니다"; where the
 * name does not say it beyond doubt, "캐시 cart에서 ‘장애 조치 발생’ 이벤트가 발생했습니다".
 */
export function koreanSentence(event: EventListItem): SentencePart[] {
  const name = event.eventName.ko || event.eventName.en || event.event;
  const act = readKorean(name, event.eventName.en || event.event);
  const isContrary = act.phase === "failed" && event.outcome === "success";
  if (act.verb === null || isContrary) return quote(event, name);
  const from = event.sourceIp ? [weak(" "), strong(event.sourceIp), weak("에서")] : [];
  const predicate = predicateOf(act.verb, act.phase, hasFailed(event, act.phase));
  return [...subjectOf(event), ...from, weak(" "), ...objectOf(event, act), weak(predicate)];
}
