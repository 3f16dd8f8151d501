import { z } from "zod";
import type { ApiOperation, ApiParameter, ApiPermission, ApiText } from "@/lib/shared/api-operation";
import { eventDetailSchema, eventPageSchema } from "./contract";
import { exportOperation } from "./export-operations";
import { download, filterParameters, id, instant, occurredAt, order, paging, scope } from "./read-parameters";
import { statsOperation } from "./stats-operations";
import { valuesOperation } from "./values-operation";
import { maxTriedFilters, withoutEachSchema } from "./without-each";

const position = z.object({ id: z.string(), occurredAt: instant });
const nearestSchema = z.object({
  before: position.nullable(),
  after: position.nullable(),
  searchedThrough: z.object({ before: instant.nullable(), after: instant.nullable() }),
});

const readers = ["session", "apiKey"] as const;
const read = {
  group: "read",
  method: "get",
  principals: readers,
  errors: [400, 401, 403, 404, 503],
} as const;
const organizationPath = "/api/v1/organizations/{organization}";
const projectPath = `${organizationPath}/projects/{project}`;

const json = (schema: z.ZodType) => ({ "application/json": schema });
const event = {
  status: 200,
  description: { en: "The event, with what changed.", ko: "변경 내용을 포함한 이벤트입니다." },
  content: json(eventDetailSchema),
};
const log = {
  status: 200,
  description: {
    en: "The bytes as they were received. ETag is their SHA-256 in hex; 304 when If-None-Match names it.",
    ko: "받은 그대로의 바이트입니다. ETag는 그 SHA-256(16진수)이며 If-None-Match가 같으면 304로 응답합니다.",
  },
  content: { "application/json": null },
};

const filterRule: ApiText = {
  en: "A filter that is repeated means any of its values; a leading ! negates one, \\! is a literal !. A trailing * means whatever begins so, \\* is a literal *; project, choices, notification and q take none.",
  ko: "필터를 여러 번 쓰면 그 값 중 하나와 맞는 것을 찾습니다. 값 앞의 !는 제외이고 \\!는 글자 !입니다. 값 끝의 *는 그렇게 시작하는 값을 뜻하고 \\*는 글자 *이며 project, 선택 값, notification, q에는 쓸 수 없습니다.",
};

const anyId: ApiText = {
  en: "For ids that proxies and clients mangle in a path.",
  ko: "경로에 넣으면 프록시나 클라이언트가 바꾸는 ID에 씁니다.",
};

/** The reads of one list: the organization's, whose scope is a parameter, or a project's. */
interface EventList {
  base: string;
  own: readonly ApiParameter[];
  permissions: readonly ApiPermission[];
  /** Whose events, as an adjective. */
  of: ApiText;
}

function listReads(list: EventList): ApiOperation[] {
  const { base, own, permissions, of } = list;
  return [
    {
      ...read,
      permissions,
      path: `${base}/events`,
      summary: { en: `List ${of.en} events`, ko: `${of.ko} 이벤트 목록` },
      description: {
        en: `${filterRule.en} Each request reads a bounded number of rows: a page may be short, even empty, and have a nextCursor. Go on until that is null.`,
        ko: `${filterRule.ko} 요청 하나가 읽는 행의 수에는 한도가 있습니다. 페이지가 짧거나 비어 있어도 nextCursor가 있을 수 있으니 null이 될 때까지 이어서 요청합니다.`,
      },
      parameters: [...own, ...filterParameters, order, ...paging],
      answer: {
        status: 200,
        description: { en: "One page.", ko: "한 페이지입니다." },
        content: json(eventPageSchema),
      },
    },
    {
      ...read,
      permissions,
      path: `${base}/events/nearest`,
      summary: {
        en: `Find the nearest ${of.en} events`,
        ko: `가장 가까운 ${of.ko} 이벤트 찾기`,
      },
      description: {
        en: `For a range that holds none: what lies just before and after it. ${filterRule.en}`,
        ko: `기간 안에 이벤트가 없을 때 그 바로 앞뒤의 이벤트를 찾습니다. ${filterRule.ko}`,
      },
      parameters: [...own, ...filterParameters, order],
      answer: {
        status: 200,
        description: {
          en: "One event on either side, or null.",
          ko: "양쪽의 이벤트 하나씩, 없으면 null입니다.",
        },
        content: json(nearestSchema),
      },
    },
    {
      ...read,
      permissions,
      path: `${base}/events/without-each`,
      summary: {
        en: `Count ${of.en} events without each filter`,
        ko: `필터를 하나씩 뺀 ${of.ko} 이벤트 수`,
      },
      description: {
        en: `For a list that holds none: how many events of the range match without each of the first ${maxTriedFilters} filters, and the code of the catalog that a mistyped value is nearest to. ${filterRule.en}`,
        ko: `목록이 비었을 때 앞의 필터 ${maxTriedFilters}개를 하나씩 빼면 기간 안의 이벤트가 몇 건인지, 잘못 쓴 값이 카탈로그의 어느 코드와 가장 가까운지 알려 줍니다. ${filterRule.ko}`,
      },
      parameters: [...own, ...filterParameters, order],
      answer: {
        status: 200,
        description: {
          en: "A count for each filter; relation gte is a lower bound, where the request's budget ended.",
          ko: "필터마다 센 수입니다. relation이 gte면 요청의 한도에서 멈춘 하한입니다.",
        },
        content: json(withoutEachSchema),
      },
    },
    statsOperation(list),
    valuesOperation(list),
  ];
}

function singleReads({ base, permissions, of }: EventList): ApiOperation[] {
  const one = `${of.en === "organization" ? "an" : "a"} ${of.en} event`;
  const entry = { ...read, permissions, errors: [400, 401, 403, 404, 409, 503] };
  return [
    {
      ...entry,
      path: `${base}/events/{id}`,
      summary: { en: `Read ${one}`, ko: `${of.ko} 이벤트 읽기` },
      parameters: [occurredAt],
      answer: event,
    },
    {
      ...entry,
      path: `${base}/events/{id}/log`,
      summary: {
        en: `Read the log of ${one}`,
        ko: `${of.ko} 이벤트의 원본 로그 읽기`,
      },
      parameters: [occurredAt, download],
      answer: log,
    },
    {
      ...entry,
      path: `${base}/events/by-id`,
      summary: {
        en: `Read ${one} by any id`,
        ko: `${of.ko} 이벤트를 모든 ID로 읽기`,
      },
      description: anyId,
      parameters: [id, occurredAt],
      answer: event,
    },
    {
      ...entry,
      path: `${base}/events/by-id/log`,
      summary: {
        en: `Read the log of ${one} by any id`,
        ko: `${of.ko} 이벤트의 원본 로그를 모든 ID로 읽기`,
      },
      description: anyId,
      parameters: [id, occurredAt, download],
      answer: log,
    },
  ];
}

const lists: readonly EventList[] = [
  {
    base: organizationPath,
    own: [scope],
    permissions: [
      { name: "organizationEvents.read", for: { en: "events of the organization", ko: "조직 이벤트" } },
      { name: "projectEvents.read", for: { en: "events of its projects", ko: "프로젝트 이벤트" } },
    ],
    of: { en: "organization", ko: "조직" },
  },
  {
    base: projectPath,
    own: [],
    permissions: [{ name: "projectEvents.read" }],
    of: { en: "project", ko: "프로젝트" },
  },
];

/** What the API offers to those who read events. */
export const readOperations: readonly ApiOperation[] = lists.flatMap((list) => [
  ...listReads(list),
  exportOperation(list),
  ...singleReads(list),
]);
