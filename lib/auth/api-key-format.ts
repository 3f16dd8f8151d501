export const apiKeyPrefix = "cairn_";
/** 32 base62 characters hold 190 bits. */
export const apiKeyRandomLength = 32;
/** Characters of a key that are kept in the clear, so that people can tell keys apart. */
export const shownPrefixLength = apiKeyPrefix.length + 6;

const apiKey = new RegExp(`^${apiKeyPrefix}[0-9A-Za-z]{${apiKeyRandomLength}}$`);

export const isApiKey = (text: string) => apiKey.test(text);
