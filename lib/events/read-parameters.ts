import { z } from "zod";
import type { ApiParameter } from "@/lib/shared/api-operation";
import { eventFilterDescriptions } from "./filter-descriptions";
import {
  type EventFilterField,
  eventFilterFields,
  eventFilterNames,
  listOrders,
  maxFilterValueLength,
  maxFilterValues,
} from "./filters";
import { defaultListLimit, listScopes, maxListLimit } from "./list-query";

export const instant = z.string().meta({ format: "date-time" });

function filterParameter(name: EventFilterField): ApiParameter {
  const definition = eventFilterFields[name];
  const minLength = "minLength" in definition ? definition.minLength : 1;
  const { en, ko } = eventFilterDescriptions[name];
  const choices = "choices" in definition ? definition.choices.join(", ") : null;
  return {
    name,
    description: choices
      ? { en: `${en} One of ${choices}.`, ko: `${ko} ${choices} 중 하나입니다.` }
      : { en, ko },
    schema: z.array(z.string().min(minLength).max(maxFilterValueLength)).max(maxFilterValues),
  };
}

export const filterParameters: readonly ApiParameter[] = [
  {
    name: "from",
    description: {
      en: "Earliest time, included: RFC 3339, or relative to now, such as -24h.",
      ko: "시작 시각이며 포함합니다. RFC 3339 또는 지금부터의 상대 시각입니다(예: -24h).",
    },
    schema: z.string().meta({ examples: ["-24h", "2026-11-20T04:05:06.789Z"] }),
  },
  {
    name: "to",
    description: {
      en: "Latest time, excluded: RFC 3339, or relative to now, such as -1h.",
      ko: "종료 시각이며 포함하지 않습니다. RFC 3339 또는 지금부터의 상대 시각입니다(예: -1h).",
    },
    schema: z.string(),
  },
  ...eventFilterNames.map(filterParameter),
];

export const order: ApiParameter = {
  name: "order",
  description: { en: "desc is newest first.", ko: "desc는 최신순입니다." },
  schema: z.enum(listOrders).default("desc"),
};

export const scope: ApiParameter = {
  name: "scope",
  description: {
    en: "organization: its own events; project: those of every project that you may read; all: both, as far as you may.",
    ko: "organization은 조직 이벤트, project는 읽을 수 있는 모든 프로젝트의 이벤트, all은 읽을 수 있는 범위에서 둘 다입니다.",
  },
  schema: z.enum(listScopes).default("organization"),
};

export const paging: readonly ApiParameter[] = [
  {
    name: "limit",
    description: { en: "Most events in the answer.", ko: "응답에 담을 최대 이벤트 수입니다." },
    schema: z.int().min(1).max(maxListLimit).default(defaultListLimit),
  },
  {
    name: "cursor",
    description: {
      en: "nextCursor of the page before; the filters stay as they were.",
      ko: "이전 페이지의 nextCursor이며 필터는 그대로 두어야 합니다.",
    },
    schema: z.string(),
  },
];

export const occurredAt: ApiParameter = {
  name: "occurredAt",
  description: {
    en: "Tells events of one id apart; without it, the newest that you may read.",
    ko: "ID가 같은 이벤트를 구별합니다. 없으면 읽을 수 있는 가장 최근 이벤트입니다.",
  },
  schema: instant,
};

export const id: ApiParameter = {
  name: "id",
  description: { en: "The event's id.", ko: "이벤트의 ID입니다." },
  schema: z
    .string()
    .min(1)
    .meta({ examples: ["req-7f3a/2"] }),
  isRequired: true,
};

export const download: ApiParameter = {
  name: "download",
  description: { en: "Answers as a file to save.", ko: "저장할 파일로 응답합니다." },
  schema: z.literal("1"),
};
