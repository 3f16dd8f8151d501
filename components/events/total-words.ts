import type { EventStats } from "@/lib/events/stats-model";

/** `14,208`, and `10,000+` where there are at least so many. */
export const totalWords = (
  { value, relation }: EventStats["total"],
  t: (key: string, values: { count: number }) => string,
) => t(relation === "eq" ? "total" : "totalAtLeast", { count: value });
