import { z } from "zod";
import type { ApiParameter, ApiText } from "./api-operation";

/** The query parameters of a list's page, as the API's documentation shows them; `limit` says of what it is the most. */
export const pagingParameters = (
  limit: ApiText,
  { max, fallback }: { max: number; fallback: number },
): readonly ApiParameter[] => [
  { name: "limit", description: limit, schema: z.int().min(1).max(max).default(fallback) },
  {
    name: "cursor",
    description: { en: "nextCursor of the page before.", ko: "이전 페이지의 nextCursor입니다." },
    schema: z.string(),
  },
];
