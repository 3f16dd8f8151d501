import { z } from "zod";
import type { ApiOperation, ApiParameter, ApiPermission, ApiText } from "@/lib/shared/api-operation";
import {
  defaultValues,
  eventValuesSchema,
  maxValueQueryLength,
  maxValues,
  valueFields,
} from "./event-values";

interface EventList {
  base: string;
  own: readonly ApiParameter[];
  permissions: readonly ApiPermission[];
  of: ApiText;
}

const parameters: readonly ApiParameter[] = [
  {
    name: "field",
    description: {
      en: "What is asked for. Projects are those that you may read.",
      ko: "어떤 값을 찾는지입니다. 프로젝트는 읽을 수 있는 것만 나옵니다.",
    },
    schema: z.enum(valueFields),
    isRequired: true,
  },
  {
    name: "q",
    description: {
      en: "A part of the value or of its name; ASCII case is ignored.",
      ko: "값이나 이름의 일부이며 ASCII 대소문자를 구분하지 않습니다.",
    },
    schema: z.string().max(maxValueQueryLength),
  },
  {
    name: "limit",
    description: { en: "Most values in the answer.", ko: "응답에 담을 최대 값 수입니다." },
    schema: z.int().min(1).max(maxValues).default(defaultValues),
  },
];

/** The values that occur in a list, for completing what is typed. */
export const valuesOperation = ({ base, own, permissions, of }: EventList): ApiOperation => ({
  group: "read",
  method: "get",
  principals: ["session", "apiKey"],
  errors: [400, 401, 403, 404, 503],
  permissions,
  path: `${base}/events/values`,
  summary: { en: `List values of ${of.en} events`, ko: `${of.ko} 이벤트의 값 목록` },
  description: {
    en: "Actors, resources or projects that occur, the newest first, for completing what somebody types. A request looks at a bounded number of the newest events (searchedThrough says how far back), at kept resources, and at what begins with q as it is written: a value that is missing may still occur.",
    ko: "입력을 완성하도록 이벤트에 나오는 행위자, 리소스 또는 프로젝트를 최신순으로 알려 줍니다. 요청 하나는 최근 이벤트를 한도까지(searchedThrough까지), 보관된 리소스, 그리고 q로 시작하는 값을 봅니다. 목록에 없는 값도 이벤트에 있을 수 있습니다.",
  },
  parameters: [...own, ...parameters],
  answer: {
    status: 200,
    description: { en: "The values.", ko: "값 목록입니다." },
    content: { "application/json": eventValuesSchema },
  },
});
