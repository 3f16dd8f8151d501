import { countSlips } from "@/lib/shared/count-slips";
import { catalogEntries, catalogServices } from "./catalog-index";
import { catalogProviders } from "./model";

/** What a reader may have mistyped: the fields whose values the catalog knows. */
export type CodeKind = "provider" | "service" | "resourceType" | "event";

/** A code with everything that it goes by: other spellings, and its names in both languages. */
interface Known {
  code: string;
  words: readonly string[];
}

/** Longer texts are no slips of the keyboard, and comparing them costs. */
const maxLength = 80;

/** Both languages compare in one form: composed Hangul, lower case. */
const fold = (text: string) => text.normalize("NFC").toLowerCase();

/** Slips that a text of this length may have: one in four letters or fewer, up to three. */
const maxSlips = (length: number) => Math.min(3, Math.max(1, Math.floor(length / 4)));

function wordsOf(code: string, names: { en: string; ko: string }, aliases: readonly string[] = []): Known {
  return { code, words: [...new Set([code, names.en, names.ko, ...aliases].map(fold))] };
}

function knownOf(kind: CodeKind): Known[] {
  if (kind === "provider") return catalogProviders.map((code) => ({ code, words: [fold(code)] }));
  if (kind === "service")
    return catalogServices.map((item) => wordsOf(item.service, item.name, item.aliases));
  if (kind === "resourceType") {
    const types = catalogServices.flatMap(({ resourceTypes }) => resourceTypes);
    return types.map((item) => wordsOf(item.resourceType, item.name, item.aliases));
  }
  // Current codes come first: of two that are as near, the one that is still in use is meant.
  const entries = catalogEntries.toSorted(
    (a, b) => Number(b.status === "current") - Number(a.status === "current"),
  );
  return entries.map((item) => wordsOf(item.event, item.name, item.aliases));
}

const knownByKind = new Map<CodeKind, Known[]>();

/**
 * The code of the catalog that somebody who wrote `text` most likely meant: by its name in either language, in another
 * case, or with a slip or few. Null where `text` is a code itself, and where nothing is near.
 */
export function findNearestCode(kind: CodeKind, text: string): string | null {
  if (text.length > maxLength) return null;
  const known = knownByKind.get(kind) ?? knownOf(kind);
  knownByKind.set(kind, known);
  if (known.some(({ code }) => code === text)) return null;
  const wanted = fold(text);
  let most = maxSlips(Array.from(wanted).length);
  let nearest: string | null = null;
  for (const { code, words } of known) {
    for (const word of words) {
      const slips = countSlips(wanted, word, most);
      if (slips > most || (nearest !== null && slips === most)) continue;
      if (slips === 0) return code;
      nearest = code;
      most = slips;
    }
  }
  return nearest;
}
