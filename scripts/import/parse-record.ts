import { isObject, type JsonObject } from "./read-fields";

export type ParsedRecord = { record: JsonObject } | { problem: string };

/** Sixteen digits where a number may begin. Texts may hold such digits too: then the slower way is taken for nothing. */
const mayHoldLargeIntegers = /[:,[\s]-?\d{16}/;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads a record's bytes. Integers beyond 2^53 come as text with their exact digits, since an id that is rounded is
 * another id.
 */
export function parseRecord(bytes: Uint8Array): ParsedRecord {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return { problem: "not valid UTF-8" };
    throw error;
  }
  try {
    const record: unknown = JSON.parse(text);
    if (!isObject(record)) return { problem: "not a JSON object" };
    return {
      record: mayHoldLargeIntegers.test(text) ? (JSON.parse(quoteLargeIntegers(text)) as JsonObject) : record,
    };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: `not valid JSON: ${error.message}` };
    throw error;
  }
}

const integerPattern = /-?\d+(?![\d.eE])/y;

/** Puts quotes around integers that a double can't hold. The text is valid JSON, so outside strings digits are numbers. */
function quoteLargeIntegers(text: string): string {
  let out = "";
  let copied = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(text, at);
    } else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      const end = endOfNumber(text, at);
      integerPattern.lastIndex = at;
      const isInteger = integerPattern.test(text) && integerPattern.lastIndex === end;
      if (isInteger && !Number.isSafeInteger(Number(text.slice(at, end)))) {
        out += `${text.slice(copied, at)}"${text.slice(at, end)}"`;
        copied = end;
      }
      at = end;
    } else {
      at += 1;
    }
  }
  return out + text.slice(copied);
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at + 1;
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (/[\d.eE+-]/.test(text.charAt(at))) at += 1;
  return at;
}
