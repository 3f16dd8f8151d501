import { z } from "zod";
import { localizedName } from "@/lib/catalog/contract";
import type { ApiOperation, ApiParameter, ApiPermission, ApiText } from "@/lib/shared/api-operation";
import { filterParameters, instant, order } from "./read-parameters";
import {
  bucketUnits,
  type EventStats,
  eventFacets,
  maxFacetQueryLength,
  maxFacetValues,
} from "./stats-model";

const relation = z.enum(["eq", "gte"]);
const facetValue = z.object({ value: z.string(), count: z.int(), name: localizedName.nullable() });

const statsSchema = z.object({
  total: z.object({ value: z.int(), relation }),
  histogram: z.object({
    buckets: z.array(z.object({ start: instant, end: instant, count: z.int(), failures: z.int() })),
    relation,
    width: z.object({ unit: z.enum(bucketUnits), step: z.int() }),
    timeZone: z.string(),
    edges: z.enum(["clock", "fullHour"]),
  }),
  facets: z.partialRecord(z.enum(eventFacets), z.array(facetValue).max(maxFacetValues)),
  facetRelations: z.partialRecord(z.enum(eventFacets), relation),
  searchedThrough: instant.nullable(),
}) satisfies z.ZodType<EventStats>;

const statsParameters: readonly ApiParameter[] = [
  {
    name: "facets",
    description: {
      en: `What the events are counted by, with commas between: ${eventFacets.join(", ")}.`,
      ko: `이벤트를 세는 기준이며 쉼표로 구분합니다: ${eventFacets.join(", ")}.`,
    },
    schema: z.string().meta({ examples: ["service,event,actor"] }),
  },
  {
    name: "facetQuery",
    description: {
      en: "Only values in which this occurs, or in whose names; case is ignored.",
      ko: "이 텍스트가 값이나 이름에 있는 것만 답하며 대소문자를 구분하지 않습니다.",
    },
    schema: z.string().max(maxFacetQueryLength),
  },
  {
    name: "timeZone",
    description: {
      en: "IANA name of the zone whose hours, days and months the buckets are.",
      ko: "구간의 시각, 날짜, 달을 정하는 시간대의 IANA 이름입니다.",
    },
    schema: z
      .string()
      .meta({ examples: ["Asia/Seoul"] })
      .default("UTC"),
  },
];

interface CountedList {
  base: string;
  own: readonly ApiParameter[];
  permissions: readonly ApiPermission[];
  /** Whose events, as an adjective. */
  of: ApiText;
}

/** The shape of one list: the organization's, or a project's. */
export const statsOperation = ({ base, own, permissions, of }: CountedList): ApiOperation => ({
  group: "read",
  method: "get",
  principals: ["session", "apiKey"],
  permissions,
  path: `${base}/events/stats`,
  summary: { en: `Count ${of.en} events`, ko: `${of.ko} 이벤트 수와 분포` },
  description: {
    en: `How many events match, when they happened, and the ${maxFacetValues} most frequent values of each facet. Exact (eq) where counts are kept or the rows are few. Elsewhere the newest rows are counted within a budget: gte is at least so many, complete from searchedThrough on. edges is fullHour in a zone that is not whole hours from UTC: buckets of an hour and more then begin at the full hour of UTC before the one that its clock means.`,
    ko: `조건에 맞는 이벤트가 몇 건인지, 언제 일어났는지, 기준마다 가장 많은 값 ${maxFacetValues}개를 알려 줍니다. 저장할 때 센 수가 있거나 행이 적으면 정확합니다(eq). 그 밖에는 한도 안에서 최근 행부터 세며, gte는 그 수 이상이라는 뜻이고 searchedThrough부터는 빠짐이 없습니다. UTC와 시간 단위로 어긋나지 않는 시간대가 아니면 edges가 fullHour이며, 한 시간 이상의 구간은 그 시각 바로 앞의 UTC 정시에 시작합니다.`,
  },
  parameters: [...own, ...filterParameters, order, ...statsParameters],
  answer: {
    status: 200,
    description: { en: "Counts.", ko: "센 수입니다." },
    content: { "application/json": statsSchema },
  },
  errors: [400, 401, 403, 404, 503],
});
