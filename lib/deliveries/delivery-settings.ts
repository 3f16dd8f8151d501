type Environment = Readonly<Record<string, string | undefined>>;

const hourMs = 3_600_000;
const defaultLateHours = 24;
const defaultDigestThreshold = 20;

/** From a subscription's first match on; what comes in it beyond the threshold goes out together at its end. */
export const windowMs = 60_000;

export interface DeliverySettings {
  /** Events that occurred longer than this before they arrived are not notified. */
  lateMs: number;
  /** Events of one subscription in one window that are notified one by one. */
  digestThreshold: number;
}

/** The settings of matching, from CAIRN_LATE_HOURS and CAIRN_DIGEST_THRESHOLD (checked at start: lib/shared/settings.ts). */
export const readDeliverySettings = (environment: Environment = process.env): DeliverySettings => ({
  lateMs: (Number(environment.CAIRN_LATE_HOURS) || defaultLateHours) * hourMs,
  digestThreshold: Number(environment.CAIRN_DIGEST_THRESHOLD) || defaultDigestThreshold,
});
