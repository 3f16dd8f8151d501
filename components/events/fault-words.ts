/**
 * Faults in a list's address come as the API words them, in English (lib/events/filters.ts, event-access.ts). Here each is known
 * again, so that the page can say it in the reader's language; a test holds that none is missing.
 */
const faults = {
  unknownParameter: /^There is no such parameter\.$/,
  givenTwice: /^Give it once\.$/,
  noValue: /^A filter needs a value\.$/,
  badValue: /^One of .+\.$/,
  tooShort: /^At least (\d+) characters\.$/,
  tooLong: /^At most (\d+) characters\.$/,
  tooMany: /^At most (\d+) values\.$/,
  tooLongTogether: /^All filter values together: at most (\d+) characters\.$/,
  noSuchZone: /^There is no such time zone\.$/,
  impossibleText: /^NUL and lone surrogates occur in no event\.$/,
  unreadableTime: /^Write /,
  fromAfterTo: /^from lies after to\.$/,
  projectOfOtherLists: /^Only a list over several projects /,
  unreadableProject: /^None of the projects that you may read /,
  badNetwork: /^A network of IPv[46] /,
  badMessageId: /^The id of a message\.$/,
} as const satisfies Record<string, RegExp>;

export type FaultCode = keyof typeof faults;
export const faultCodes = Object.keys(faults) as FaultCode[];

export interface FaultWords {
  /** The message, below `fault`. */
  code: FaultCode;
  /** The number in it; 0 where there is none. */
  count: number;
}

/** What a fault's own words stand for; null where they are not known here. */
export function faultWords(message: string): FaultWords | null {
  for (const code of faultCodes) {
    const found = faults[code].exec(message);
    if (found) return { code, count: Number(found[1] ?? 0) };
  }
  return null;
}
