import type { FieldError } from "@/lib/shared/errors";
import { JsonSpanScanner, type MemberSpan } from "@/lib/shared/json-spans";
import { isStorableJson } from "@/lib/shared/storable-json";
import type { TimeSlice } from "@/lib/shared/time-slice";
import { maxChanges } from "./model";
import { nameAt, nameOf, type ParsedRecord, type RecordFormat, repeated } from "./record-members";

/** Bytes between two looks at the clock: some 2 ms of the densest JSON. */
const scanBudget = 65_536;
/** Names that mean nothing are told back, a bounded part of them. */
const maxUnknownKept = 64;
const maxRepeatedTold = 20;

const OPEN_BRACKET = 0x5b;
const OPEN_BRACE = 0x7b;
const unstorableText = "\u0000";

type Fields = Record<string, unknown>;

/** Fields of any name, `__proto__` among them. */
const noFields = (): Fields => Object.create(null) as Fields;

/** The members of the object, or the items of the array, that stands there; the scanner tells where each is. */
async function* itemsOf(bytes: Buffer, start: number, end: number, slice: TimeSlice) {
  const scanner = new JsonSpanScanner(bytes, { itemDepth: 1, start, end });
  for (let step = scanner.next(scanBudget); step !== "end"; step = scanner.next(scanBudget)) {
    if (slice.isOver()) await slice.next();
    if (step === "item") yield scanner;
  }
}

/** The value where it is small by its nature; for an array or an object, an empty one. */
function outlineOf(bytes: Buffer, start: number, end: number): unknown {
  if (bytes[start] === OPEN_BRACKET) return [];
  if (bytes[start] === OPEN_BRACE) return {};
  return JSON.parse(bytes.toString("utf8", start, end));
}

/** A change whose values are null, or hold what can't be kept if they do. */
function outlineOfSide(bytes: Buffer, { valueStart, valueEnd }: MemberSpan): string | null {
  return isStorableJson(bytes, valueStart, valueEnd) ? null : unstorableText;
}

/** An object by its members, of which the scanner keeps as many as no known object has. */
function outlineOfObject(
  bytes: Buffer,
  members: readonly MemberSpan[],
  outline: (name: string, member: MemberSpan) => unknown,
): { fields: Fields; isRepeated: boolean } {
  const fields = noFields();
  for (const member of members) {
    const name = nameOf(bytes, member);
    fields[name] = outline(name, member);
  }
  return { fields, isRepeated: Object.keys(fields).length < members.length };
}

async function outlineOfChanges(
  bytes: Buffer,
  span: { start: number; end: number },
  slice: TimeSlice,
  faults: FieldError[],
): Promise<unknown> {
  if (bytes[span.start] !== OPEN_BRACKET) return outlineOf(bytes, span.start, span.end);
  const changes: unknown[] = [];
  for await (const item of itemsOf(bytes, span.start, span.end, slice)) {
    // One more than may be is enough to refuse them.
    if (changes.length > maxChanges) break;
    if (bytes[item.itemStart] !== OPEN_BRACE) {
      changes.push(outlineOf(bytes, item.itemStart, item.itemEnd));
      continue;
    }
    const { fields, isRepeated } = outlineOfObject(bytes, item.members, (name, member) => {
      if (name === "path") return outlineOf(bytes, member.valueStart, member.valueEnd);
      return name === "before" || name === "after" ? outlineOfSide(bytes, member) : null;
    });
    if (isRepeated) faults.push(repeated(`changes[${changes.length}]`));
    changes.push(fields);
  }
  return changes;
}

/**
 * Parses one event whose fields take many bytes, giving way to others in between. What comes back has the event's
 * fields in outline: whatever may be long or deep is replaced by something short that `checkEvent` finds the same
 * fault with, or none.
 */
export async function parseLargeRecord(
  bytes: Buffer,
  { start, end }: { start: number; end: number },
  format: RecordFormat,
  slice: TimeSlice,
): Promise<ParsedRecord | { faults: FieldError[] }> {
  const fields = noFields();
  const seen = new Set<string>();
  const faults: FieldError[] = [];
  let payload: string | null = null;
  let changes: string | null = null;
  for await (const item of itemsOf(bytes, start, end, slice)) {
    const { itemStart, itemEnd } = item;
    const name = nameAt(bytes, item.itemKeyStart, item.itemKeyEnd);
    if (seen.has(name) && faults.length < maxRepeatedTold) faults.push(repeated(name));
    seen.add(name);
    if (name === format.payload) {
      payload = bytes.toString("utf8", itemStart, itemEnd);
      fields[name] = null;
    } else if (!format.known.has(name)) {
      if (seen.size <= format.known.size + maxUnknownKept) fields[name] = null;
    } else if (name === "changes") {
      fields[name] = await outlineOfChanges(bytes, { start: itemStart, end: itemEnd }, slice, faults);
      if (Array.isArray(fields[name])) changes = bytes.toString("utf8", itemStart, itemEnd);
    } else if (bytes[itemStart] === OPEN_BRACE) {
      const outlined = outlineOfObject(bytes, item.members, (_, { valueStart, valueEnd }) =>
        outlineOf(bytes, valueStart, valueEnd),
      );
      if (outlined.isRepeated) faults.push(repeated(name));
      fields[name] = outlined.fields;
    } else fields[name] = outlineOf(bytes, itemStart, itemEnd);
  }
  return faults.length > 0 ? { faults } : { fields, payload, changes };
}
