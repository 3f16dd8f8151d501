/** A month of UTC as one number: years since 0 times 12 plus months since January. */
export type Month = number;

/** Events before this month share one partition, made by the first migration. */
export const firstOwnMonth: Month = 2_015 * 12;

export const monthOf = (instant: Date): Month => instant.getUTCFullYear() * 12 + instant.getUTCMonth();

const two = (value: number) => String(value).padStart(2, "0");

const startOf = (month: Month) => `${Math.floor(month / 12)}-${two((month % 12) + 1)}-01T00:00:00Z`;

/** The month's first instant and that of the next, as SQL literals want them. */
export const monthBounds = (month: Month) => ({ from: startOf(month), to: startOf(month + 1) });

/** `events_2026_11`. */
export const partitionName = (month: Month) => `events_${Math.floor(month / 12)}_${two((month % 12) + 1)}`;
