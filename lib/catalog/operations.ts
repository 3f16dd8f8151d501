import { z } from "zod";
import type { ApiOperation, ApiParameter } from "@/lib/shared/api-operation";
import { pagingParameters } from "@/lib/shared/paging-parameters";
import { catalogPageSchema } from "./contract";
import { catalogFilterDescriptions } from "./filter-descriptions";
import {
  type CatalogFilterField,
  catalogFilterFields,
  catalogFilterNames,
  maxCatalogFilterLength,
  maxCatalogFilterValues,
} from "./filters";
import { catalogProviders, defaultCatalogLimit, maxCatalogLimit } from "./model";

const text = z.string().min(1).max(maxCatalogFilterLength);
const examples: Partial<Record<CatalogFilterField, readonly [string]>> = { provider: [catalogProviders[0]] };

function filterParameter(name: CatalogFilterField): ApiParameter {
  const definition = catalogFilterFields[name];
  const value =
    "choices" in definition ? z.enum(definition.choices) : text.meta({ examples: examples[name] });
  const isSingle = "isSingle" in definition && definition.isSingle;
  return {
    name,
    description: catalogFilterDescriptions[name],
    schema: isSingle ? value : z.array(value).max(maxCatalogFilterValues),
  };
}

/** What the API offers over the catalog. */
export const catalogOperations: readonly ApiOperation[] = [
  {
    group: "catalog",
    method: "get",
    path: "/api/v1/catalog",
    summary: { en: "Browse the event catalog", ko: "이벤트 카탈로그 보기" },
    principals: ["session", "apiKey"],
    parameters: [
      ...catalogFilterNames.map(filterParameter),
      ...pagingParameters(
        { en: "Most entries in the answer.", ko: "응답에 담을 최대 항목 수입니다." },
        { max: maxCatalogLimit, fallback: defaultCatalogLimit },
      ),
    ],
    answer: {
      status: 200,
      description: {
        en: "One page of entries, and the services that have any.",
        ko: "항목 한 페이지와 항목이 있는 서비스입니다.",
      },
      content: { "application/json": catalogPageSchema },
    },
    errors: [400, 401],
  },
];
