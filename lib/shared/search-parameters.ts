import { z } from "zod";
import type { ApiParameter } from "./api-operation";
import { maxSearchLimit } from "./search-query";

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
  {
    name: "limit",
    description: { en: "Rows of a page.", ko: "한 번에 받을 행의 수입니다." },
    schema: z.int().min(1).max(maxSearchLimit).default(50),
  },
  {
    name: "cursor",
    description: { en: "`nextCursor` of the page before.", ko: "이전 응답의 nextCursor입니다." },
    schema: z.string(),
  },
];
