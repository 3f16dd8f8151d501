import { z } from "zod";
import type { ApiText } from "@/lib/shared/api-operation";

const described = (en: string, ko: string) => ({ description: en, "x-description-ko": ko });

/** The body of every error (RFC 9457). */
export const problemSchema = z.object({
  type: z
    .string()
    .meta(described("about:blank: the status says it all.", "about:blank이며 상태 코드로 충분합니다.")),
  title: z.string().meta(described("What the status means.", "상태 코드의 뜻입니다.")),
  status: z.int().meta(described("The status of the answer again.", "응답의 상태 코드와 같습니다.")),
  detail: z.string().meta(described("What is wrong with this request.", "이 요청에서 잘못된 점입니다.")),
  requestId: z
    .string()
    .meta(described("Names the request in the server's log.", "서버 로그에서 이 요청을 찾는 ID입니다.")),
  errors: z
    .array(
      z.object({
        path: z.string().meta(described("The field or parameter.", "필드 또는 매개변수입니다.")),
        message: z.string().meta(described("What is wrong with it.", "잘못된 내용입니다.")),
      }),
    )
    .optional()
    .meta(described("Each fault and where it is.", "잘못된 곳과 그 내용을 하나씩 알려 줍니다.")),
});

export const problemDescriptions: Readonly<Record<number, ApiText>> = {
  400: {
    en: "The body or the query string is malformed; `errors` names each fault.",
    ko: "본문이나 쿼리 문자열의 형식이 잘못되었습니다. `errors`에 하나씩 적힙니다.",
  },
  401: { en: "No credentials, or bad ones.", ko: "인증 정보가 없거나 올바르지 않습니다." },
  403: {
    en: "A role or key reaches this, but lacks the permission.",
    ko: "역할이나 키가 여기에 닿지만 권한이 없습니다.",
  },
  404: {
    en: "Unknown, or out of reach of every role.",
    ko: "없는 대상이거나 어떤 역할로도 닿을 수 없습니다.",
  },
  408: { en: "The body came too slowly.", ko: "본문이 너무 느리게 도착했습니다." },
  409: { en: "Conflicts with what is there.", ko: "이미 있는 것과 충돌합니다." },
  413: { en: "Too large.", ko: "너무 큽니다." },
  415: { en: "Not a media type that this takes.", ko: "받지 않는 미디어 타입입니다." },
  422: {
    en: "Well-formed but not valid; `errors` names each fault.",
    ko: "형식은 맞지만 값이 올바르지 않습니다. `errors`에 하나씩 적힙니다.",
  },
  429: {
    en: "Too many requests; `Retry-After` says when to come again.",
    ko: "요청이 너무 많습니다. 다시 요청할 때는 `Retry-After`가 알려 줍니다.",
  },
  503: {
    en: "Can't answer now; `Retry-After` says when to come again.",
    ko: "지금은 응답할 수 없습니다. 다시 요청할 때는 `Retry-After`가 알려 줍니다.",
  },
};
