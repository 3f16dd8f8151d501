import { ownedOperations } from "@/lib/access/owned-operations";
import type { ApiOperation, ApiText } from "@/lib/shared/api-operation";
import { searchParameters } from "@/lib/shared/search-parameters";
import {
  deletedUserGroupSchema,
  userGroupBody,
  userGroupPageSchema,
  userGroupPatch,
  userGroupSchema,
} from "./contract";

const both = ["session", "apiKey"] as const;
const base = { group: "notifications", principals: both } as const;
const reads = { ...base, permissions: [{ name: "subscriptions.read" }] };
const manages = { ...base, permissions: [{ name: "subscriptions.manage" }] };
const oneGroup = { "application/json": userGroupSchema };

const operationsAt = (path: string, of: ApiText): ApiOperation[] => [
  {
    ...reads,
    method: "get",
    path: `${path}/user-groups`,
    summary: { en: `List the user groups of ${of.en}`, ko: `${of.ko} 사용자 그룹 목록` },
    parameters: searchParameters,
    answer: {
      status: 200,
      description: { en: "A page, by name.", ko: "이름순 목록입니다." },
      content: { "application/json": userGroupPageSchema },
    },
    errors: [400, 401, 403, 404],
  },
  {
    ...manages,
    method: "post",
    path: `${path}/user-groups`,
    summary: { en: `Make a user group of ${of.en}`, ko: `${of.ko} 사용자 그룹 만들기` },
    body: { "application/json": userGroupBody },
    answer: { status: 201, description: { en: "The group.", ko: "만든 그룹입니다." }, content: oneGroup },
    errors: [400, 401, 403, 404, 415, 422],
  },
  {
    ...reads,
    method: "get",
    path: `${path}/user-groups/{userGroup}`,
    summary: { en: `Get a user group of ${of.en}`, ko: `${of.ko} 사용자 그룹 조회` },
    answer: { status: 200, description: { en: "The group.", ko: "그룹입니다." }, content: oneGroup },
    errors: [401, 403, 404],
  },
  {
    ...manages,
    method: "patch",
    path: `${path}/user-groups/{userGroup}`,
    summary: { en: `Change a user group of ${of.en}`, ko: `${of.ko} 사용자 그룹 변경` },
    body: { "application/json": userGroupPatch },
    answer: { status: 200, description: { en: "The group.", ko: "바뀐 그룹입니다." }, content: oneGroup },
    errors: [400, 401, 403, 404, 415, 422],
  },
  {
    ...manages,
    method: "delete",
    path: `${path}/user-groups/{userGroup}`,
    summary: { en: `Delete a user group of ${of.en}`, ko: `${of.ko} 사용자 그룹 삭제` },
    description: {
      en: "Takes it out of the subscriptions that tell it and names them.",
      ko: "이 그룹에 알리는 구독에서도 빼고 그 구독을 알려 줍니다.",
    },
    answer: {
      status: 200,
      description: { en: "Where it was removed from.", ko: "그룹을 뺀 구독입니다." },
      content: { "application/json": deletedUserGroupSchema },
    },
    errors: [401, 403, 404, 415],
  },
];

/** What the API offers over user groups. */
export const userGroupOperations: readonly ApiOperation[] = ownedOperations(operationsAt);
