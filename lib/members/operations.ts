import { ownedOperations } from "@/lib/access/owned-operations";
import type { ApiOperation, ApiText } from "@/lib/shared/api-operation";
import { searchParameters } from "@/lib/shared/search-parameters";
import { memberPageSchema } from "./contract";

const list = (path: string, of: ApiText): ApiOperation => ({
  group: "notifications",
  method: "get",
  path: `${path}/members`,
  summary: { en: `List ${of.en}'s members`, ko: `${of.ko} 멤버 목록` },
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
export const memberOperations: readonly ApiOperation[] = ownedOperations((path, of) => [list(path, of)]);
