type Particle = "을/를" | "이/가" | "은/는";

const pairs: Record<Particle, readonly [closed: string, open: string]> = {
  "을/를": ["을", "를"],
  "이/가": ["이", "가"],
  "은/는": ["은", "는"],
};

/** Digits read in Korean end in a consonant but for 2, 4, 5 and 9 (이, 사, 오, 구). */
const openDigits = "2459";

/**
 * Whether a word ends in a consonant as it is read in Korean; null where that can't be told. Latin words are
 * read as Korean borrows them: after a vowel k, p, t, b, c and g close the syllable (버킷), else they open one (포트).
 */
export function endsClosed(word: string): boolean | null {
  const last = Array.from(word.trim()).at(-1) ?? "";
  const code = last.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) return (code - 0xac00) % 28 !== 0;
  if (/\d/.test(last)) return !openDigits.includes(last);
  if (!/[A-Za-z]/.test(last)) return null;
  const isAbbreviation = /(?:^|[^A-Za-z])[A-Z]+$/.test(word);
  const letter = last.toLowerCase();
  if (isAbbreviation) return "lmnr".includes(letter);
  if ("lmn".includes(letter)) return true;
  return /[aeiou][kptbc]$|ng$/i.test(word);
}

/** The form of a particle that follows a word; both, as Koreans write it, where the word does not tell. */
export function particleAfter(word: string, particle: Particle): string {
  const [closed, open] = pairs[particle];
  const isClosed = endsClosed(word);
  return isClosed === null ? `${closed}(${open})` : isClosed ? closed : open;
}
