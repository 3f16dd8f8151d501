type Particle = "을/를" | "이/가" | "은/는" | "으로/로";
/** What the last syllable ends in: a vowel, ㄹ, or another consonant. */
type Ending = "vowel" | "rieul" | "consonant";

const pairs: Record<Particle, readonly [closed: string, open: string]> = {
  "을/를": ["을", "를"],
  "이/가": ["이", "가"],
  "은/는": ["은", "는"],
  "으로/로": ["으로", "로"],
};

/** 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구; 십, 백, 천 and 만 of rounder numbers end in consonants as 영 does. */
const digits: readonly Ending[] = [
  "consonant",
  "rieul",
  "vowel",
  "consonant",
  "vowel",
  "vowel",
  "consonant",
  "rieul",
  "rieul",
  "vowel",
];

/** Words that Korean borrows otherwise than by the rules: 템플릿, 타입, 루트; IP is spelt out in small letters, too. */
const exceptions: Readonly<Record<string, Ending>> = {
  template: "consonant",
  private: "consonant",
  type: "consonant",
  pipe: "vowel",
  acme: "vowel",
  root: "vowel",
  boot: "vowel",
  fleet: "vowel",
  ip: "vowel",
  hmac: "consonant",
};

const rieulOf = 8;

function endingOfHangul(code: number): Ending {
  const coda = (code - 0xac00) % 28;
  if (coda === 0) return "vowel";
  return coda === rieulOf ? "rieul" : "consonant";
}

/** 엘, 알: ㄹ; 엠, 엔: a consonant; the names of all other letters end in vowels. */
function endingOfLetter(letter: string): Ending {
  if ("lr".includes(letter)) return "rieul";
  return "mn".includes(letter) ? "consonant" : "vowel";
}

/**
 * Latin words as Korean borrows them. A silent e is not heard (룰, 볼륨); after a vowel k, p, t, b and c close the
 * syllable (버킷, 블록), else they open one (포트).
 */
function endingOfLatin(token: string): Ending {
  const word = token.toLowerCase();
  const known = exceptions[word];
  if (known) return known;
  const isSpelt = !/[aeiouy]/.test(word) || (token === token.toUpperCase() && token.length <= 4);
  if (isSpelt) return endingOfLetter(word.at(-1) ?? "");
  if (/le?$/.test(word)) return "rieul";
  if (/[mn]e?$|ng$|[aeiou](?:ck|[kptbc])$/.test(word)) return "consonant";
  return "vowel";
}

function endingOf(word: string): Ending | null {
  const trimmed = word.trim();
  const last = Array.from(trimmed).at(-1) ?? "";
  const code = last.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) return endingOfHangul(code);
  if (/\d/.test(last)) return digits[Number(last)] ?? null;
  const token = /[A-Za-z]+$/.exec(trimmed)?.[0];
  return token ? endingOfLatin(token) : null;
}

/** Whether a word ends in a consonant as it is read in Korean; null where that can't be told. */
export function endsClosed(word: string): boolean | null {
  const ending = endingOf(word);
  return ending === null ? null : ending !== "vowel";
}

/** The form of a particle that follows a word; both, as Koreans write it, where the word does not tell. */
export function particleAfter(word: string, particle: Particle): string {
  const [closed, open] = pairs[particle];
  const ending = endingOf(word);
  if (ending === null) return particle === "으로/로" ? "(으)로" : `${closed}(${open})`;
  const isOpen = ending === "vowel" || (ending === "rieul" && particle === "으로/로");
  return isOpen ? open : closed;
}
