/** A test writes a mail or a text message each time, which cost something. */
export const testLimit = { limit: 20, windowSeconds: 60 } as const;
