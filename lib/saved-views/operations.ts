import type { ApiOperation } from "@/lib/shared/api-operation";
import { savedViewBody, savedViewPatch, savedViewSchema, savedViewsSchema } from "./contract";

const path = "/api/v1/organizations/{organization}/saved-views";
const one = { "application/json": savedViewSchema };

const base = {
  group: "read",
  principals: ["session"],
  permissions: [
    {
      name: "organizationEvents.read",
      for: { en: "views of the organization's events", ko: "조직 이벤트의 보기" },
    },
    {
      name: "projectEvents.read",
      for: { en: "views of its projects' events", ko: "프로젝트 이벤트의 보기" },
    },
  ],
} as const;
const toChange = {
  ...base,
  permissions: [
    ...base.permissions,
    {
      name: "savedViews.manage",
      for: { en: "shared views that somebody else made", ko: "다른 사용자가 만들어 공유한 보기" },
    },
  ],
} as const;

/** What the API offers over views: lists of events that are kept under a name. */
export const savedViewOperations: readonly ApiOperation[] = [
  {
    ...base,
    method: "get",
    path,
    summary: { en: "List the saved views", ko: "저장된 보기 목록" },
    description: {
      en: "Your own and shared ones, of those lists that you may open, by name.",
      ko: "열 수 있는 목록의 보기 가운데 본인의 보기와 공유된 보기를 이름순으로 응답합니다.",
    },
    answer: {
      status: 200,
      description: { en: "The views.", ko: "저장된 보기입니다." },
      content: { "application/json": savedViewsSchema },
    },
    errors: [401, 403, 404],
  },
  {
    ...base,
    method: "post",
    path,
    summary: { en: "Save a view", ko: "보기 저장" },
    body: { "application/json": savedViewBody },
    answer: { status: 201, description: { en: "The view.", ko: "저장한 보기입니다." }, content: one },
    errors: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  },
  {
    ...toChange,
    method: "patch",
    path: `${path}/{view}`,
    summary: { en: "Change a saved view", ko: "저장된 보기 변경" },
    description: {
      en: "What is left out stays. `isDefault` is the caller's own, for every view that they see.",
      ko: "보내지 않은 필드는 그대로 둡니다. isDefault는 호출자 본인에게만 적용되며 볼 수 있는 모든 보기에 쓸 수 있습니다.",
    },
    body: { "application/json": savedViewPatch },
    answer: { status: 200, description: { en: "The view.", ko: "바뀐 보기입니다." }, content: one },
    errors: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  },
  {
    ...toChange,
    method: "delete",
    path: `${path}/{view}`,
    summary: { en: "Delete a saved view", ko: "저장된 보기 삭제" },
    answer: { status: 204, description: { en: "Deleted.", ko: "삭제했습니다." } },
    errors: [401, 403, 404, 415, 503],
  },
];
