import type { LocalizedName } from "@/lib/catalog/model";

/** A code that can be subscribed to, as the catalog names it. */
export interface OfferedCode {
  event: string;
  name: LocalizedName;
}

/** What a code tells of an act. `base` is the act itself, where the vendor writes no suffix for it. */
export const codeKinds = ["base", "start", "end", "failed"] as const;
export type CodeKind = (typeof codeKinds)[number];

export interface GroupedCode extends OfferedCode {
  kind: CodeKind;
  /** What tells the code from the others of its group: `START`, `DOWNLOAD_FAILED`. */
  label: string;
}

/** Codes of one act. A code that belongs to no other stands alone: `members` is then that one. */
export interface CodeGroup {
  /** What the codes have in common, as they spell it; of one that stands alone, the code. */
  stem: string;
  name: LocalizedName;
  members: readonly GroupedCode[];
  /** Why the act failed, where the vendor has codes for that too. */
  causes: readonly GroupedCode[];
}

interface Parts {
  stem: string;
  label: string;
  kind: CodeKind;
}

const suffixKinds: readonly [CodeKind, RegExp][] = [
  ["start", /^started?$|^start$/i],
  ["end", /^(end|ended|success|succeeded|completed?)$/i],
  ["failed", /^(fail|failed|failure|error)$/i],
];

/** Cuts a code at its last separator, where what follows says how far the act came; null elsewhere. */
function partsOf(event: string): Parts | null {
  const [, stem, label] = /^(.+)[_. -]([A-Za-z]+)$/.exec(event) ?? [];
  const kind = label === undefined ? undefined : suffixKinds.find(([, pattern]) => pattern.test(label))?.[0];
  return stem === undefined || label === undefined || kind === undefined ? null : { stem, label, kind };
}

/** The words that every text begins with. */
function commonStart(texts: readonly string[]): string {
  const [first = [], ...others] = texts.map((text) => text.split(" "));
  const length = first.findIndex((word, index) => others.some((words) => words[index] !== word));
  return (length === -1 ? first : first.slice(0, length)).join(" ").replace(/[:,]$/, "");
}

function nameOf(stem: string, members: readonly GroupedCode[]): LocalizedName {
  const [first] = members;
  if (first && (members.length === 1 || first.kind === "base")) return first.name;
  const named = (locale: keyof LocalizedName) => commonStart(members.map(({ name }) => name[locale])) || stem;
  return { en: named("en"), ko: named("ko") };
}

const byKind = (a: GroupedCode, b: GroupedCode) => codeKinds.indexOf(a.kind) - codeKinds.indexOf(b.kind);

/** Stems that at least two codes share, each with its codes. A type's own name is no act ("Instance Start"). */
function findStems(codes: readonly OfferedCode[], resourceType: string) {
  const offered = new Map(codes.map((code) => [code.event, code]));
  const stems = new Map<string, GroupedCode[]>();
  for (const code of codes) {
    const parts = partsOf(code.event);
    if (!parts || parts.stem.toLowerCase() === resourceType.toLowerCase()) continue;
    stems.set(parts.stem, [...(stems.get(parts.stem) ?? []), { ...code, ...parts }]);
  }
  for (const [stem, members] of stems) {
    const base = offered.get(stem);
    if (base) members.push({ ...base, kind: "base", label: stem.split(/[_. -]/).at(-1) ?? stem });
    if (members.length < 2) stems.delete(stem);
  }
  return stems;
}

/** The longest of the stems that a code of failure goes on from: `CACHE_UPGRADE` of `CACHE_UPGRADE_HA_UPGRADE_FAILED`. */
function stemOfCause(event: string, stems: ReadonlyMap<string, unknown>): string | null {
  if (partsOf(event)?.kind !== "failed") return null;
  let best: string | null = null;
  for (const stem of stems.keys()) {
    const goesOn = event.startsWith(stem) && /^[_. -]/.test(event.slice(stem.length));
    if (goesOn && stem.length > (best?.length ?? 0)) best = stem;
  }
  return best;
}

/**
 * The codes of a type by act, in the order of the catalog, and START before END before FAILED in each. A code that
 * names the cause of a failure (`…_DOWNLOAD_FAILED`) goes with its act.
 */
export function groupCodes(codes: readonly OfferedCode[], resourceType: string): CodeGroup[] {
  const stems = findStems(codes, resourceType);
  const stemOf = new Map([...stems].flatMap(([stem, members]) => members.map(({ event }) => [event, stem])));
  const groups = new Map<string, { members: GroupedCode[]; causes: GroupedCode[] }>();
  for (const code of codes) {
    const own = stemOf.get(code.event);
    const cause = own === undefined ? stemOfCause(code.event, stems) : null;
    const stem = own ?? cause ?? code.event;
    const group = groups.get(stem) ?? { members: stems.get(stem)?.sort(byKind) ?? [], causes: [] };
    groups.set(stem, group);
    const kind = partsOf(code.event)?.kind ?? "base";
    if (cause) group.causes.push({ ...code, kind, label: code.event.slice(cause.length + 1) });
    if (group.members.length === 0) group.members.push({ ...code, kind, label: code.event });
  }
  return [...groups].map(([stem, { members, causes }]) => ({
    stem,
    name: nameOf(stem, members),
    members,
    causes,
  }));
}

export const codesOf = ({ members, causes }: CodeGroup): readonly GroupedCode[] => [...members, ...causes];

export const hasChosen = (group: CodeGroup, chosen: ReadonlySet<string>) =>
  codesOf(group).some(({ event }) => chosen.has(event));

const fold = (text: string) => text.normalize("NFC").toLowerCase();

/** What is left of the groups when only codes with all these words, in their code or one of their names, are shown. */
export function searchGroups(groups: readonly CodeGroup[], text: string): readonly CodeGroup[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  const isFound = ({ event, name }: GroupedCode) => {
    const searched = fold(`${event} ${name.en} ${name.ko}`);
    return words.every((word) => searched.includes(word));
  };
  return groups
    .map((group) => ({
      ...group,
      members: group.members.filter(isFound),
      causes: group.causes.filter(isFound),
    }))
    .filter((group) => codesOf(group).length > 0);
}
