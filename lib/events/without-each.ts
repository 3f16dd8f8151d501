import { z } from "zod";
import { eventFilterNames } from "./filters";

/** Filters that one request tries to do without: each costs a search of its own. */
export const maxTriedFilters = 12;

/** A count that may have stopped at a bound: `gte` is at least so many. */
const boundedCountSchema = z.object({ value: z.int(), relation: z.enum(["eq", "gte"]) });

/** What a list would hold without each of its filters (`GET …/events/without-each`). */
export const withoutEachSchema = z.object({
  withoutEach: z.array(
    z.object({
      field: z.enum(eventFilterNames),
      value: z.string(),
      negated: z.boolean(),
      /** There only where whatever begins with the value was asked for. */
      isPrefix: z.literal(true).optional(),
      /** The events in the range that match all other filters. */
      count: boundedCountSchema,
      /** The code of the catalog that is nearest to the value; null where the value is one, or none is near. */
      didYouMean: z.string().nullable(),
    }),
  ),
});

export type WithoutEach = z.output<typeof withoutEachSchema>;
export type WithoutOne = WithoutEach["withoutEach"][number];
