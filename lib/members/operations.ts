import type { ApiOperation } from "@/lib/shared/api-operation";
import { searchParameters } from "@/lib/shared/search-parameters";
import { memberPageSchema } from "./contract";

const list = (path: string, ofWhat: ApiOperation["summary"]): ApiOperation => ({
  group: "notifications",
  method: "get",
  path: `${path}/members`,
  summary: ofWhat,
  description: {
    en: "Who can be chosen for user groups. `q` is a part of a name or an address.",
    ko: "사용자 그룹에 선택할 수 있는 사람입니다. q는 이름이나 이메일의 일부입니다.",
  },
  principals: ["session", "apiKey"],
  permissions: [{ name: "subscriptions.read" }],
  parameters: searchParameters,
  answer: {
    status: 200,
    description: { en: "A page, by name.", ko: "이름순 목록입니다." },
    content: { "application/json": memberPageSchema },
  },
  errors: [400, 401, 403, 404],
});

/** What the API offers about members. */
export const memberOperations: readonly ApiOperation[] = [
  list("/api/v1/organizations/{organization}", {
    en: "List the organization's members",
    ko: "조직 멤버 목록",
  }),
  list("/api/v1/organizations/{organization}/projects/{project}", {
    en: "List a project's members",
    ko: "프로젝트 멤버 목록",
  }),
];
