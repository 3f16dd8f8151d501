import { z } from "zod";
import { permissions } from "@/lib/access/permissions";
import { organizationRoles, projectRoles } from "@/lib/access/roles";
import type { ApiOperation } from "@/lib/shared/api-operation";
import { locales } from "@/lib/shared/locale";
import { passwordChange, preferences } from "./contract";

const named = { id: z.uuid(), slug: z.string(), name: z.string() };
const meSchema = z.object({
  user: z
    .object({
      id: z.uuid(),
      email: z.string(),
      name: z.string(),
      locale: z.enum(locales),
      timeZone: z.string(),
    })
    .nullable(),
  key: z.object({ id: z.uuid(), name: z.string(), permissions: z.array(z.enum(permissions)) }).nullable(),
  organizations: z.array(
    z.object({
      ...named,
      roles: z.array(z.enum(organizationRoles)),
      projects: z.array(z.object({ ...named, roles: z.array(z.enum(projectRoles)) })),
    }),
  ),
});

/** What the API offers about the caller. */
export const callerOperations: readonly ApiOperation[] = [
  {
    group: "caller",
    method: "get",
    path: "/api/v1/me",
    summary: { en: "Ask who you are and what you reach", ko: "내 정보와 접근 범위 확인" },
    principals: ["session", "apiKey"],
    answer: {
      status: 200,
      description: { en: "One of user and key is set.", ko: "user와 key 중 하나만 값이 있습니다." },
      content: { "application/json": meSchema },
    },
    errors: [401],
  },
  {
    group: "caller",
    method: "patch",
    path: "/api/v1/me",
    summary: { en: "Choose your language and time zone", ko: "내 언어와 시간대 설정" },
    description: {
      en: "Mails and text messages to you are written so.",
      ko: "나에게 보내는 메일과 문자에 적용됩니다.",
    },
    principals: ["session"],
    body: { "application/json": preferences },
    answer: { status: 204, description: { en: "Kept.", ko: "저장했습니다." } },
    errors: [400, 401, 403, 415, 422],
  },
  {
    group: "caller",
    method: "put",
    path: "/api/v1/me/password",
    summary: { en: "Change your password", ko: "비밀번호 변경" },
    description: { en: "Ends every session.", ko: "모든 세션이 끝납니다." },
    principals: ["session"],
    body: { "application/json": passwordChange },
    answer: { status: 204, description: { en: "Changed.", ko: "변경했습니다." } },
    errors: [400, 401, 403, 415, 422, 429],
  },
  {
    group: "caller",
    method: "post",
    path: "/api/v1/me/sign-out-everywhere",
    summary: { en: "End all your sessions", ko: "내 세션 모두 끝내기" },
    principals: ["session"],
    answer: {
      status: 200,
      description: { en: "How many ended.", ko: "끝난 세션의 수입니다." },
      content: { "application/json": z.object({ endedSessions: z.int() }) },
    },
    errors: [401, 403, 415],
  },
  {
    group: "caller",
    method: "post",
    path: "/api/v1/organizations/{organization}/projects/{project}/choose",
    summary: { en: "Record that you chose a project to work in", ko: "작업할 프로젝트 선택 기록" },
    principals: ["session"],
    permissions: [{ name: "projectEvents.read" }],
    answer: { status: 204, description: { en: "Recorded.", ko: "기록했습니다." } },
    errors: [401, 403, 404, 415, 429],
  },
];
