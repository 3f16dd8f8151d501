import { z } from "zod";
import type { ApiParameter } from "./api-operation";
import { pagingParameters } from "./paging-parameters";
import { searchLimits } from "./search-query";

/** The query parameters of short lists, as the API's documentation shows them. */
export const searchParameters: readonly ApiParameter[] = [
  {
    name: "q",
    description: {
      en: "A part of the name; ASCII case is ignored.",
      ko: "이름의 일부이며 영문 대소문자를 구분하지 않습니다.",
    },
    schema: z.string(),
  },
  ...pagingParameters({ en: "Rows of a page.", ko: "한 번에 받을 행의 수입니다." }, searchLimits),
];
