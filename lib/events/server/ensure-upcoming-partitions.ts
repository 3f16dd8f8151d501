import "server-only";
import { monthOf } from "../partition-months";
import { ensurePartitions } from "./ensure-partitions";

/** Months made ahead, so that the first event of a month finds its partition. */
const monthsAhead = 3;

/** Makes the partitions of this month and the next three. A job runs it; running it again is free. */
export async function ensureUpcomingPartitions(now = new Date()): Promise<void> {
  const month = monthOf(now);
  await ensurePartitions(Array.from({ length: monthsAhead + 1 }, (_, ahead) => month + ahead));
}
