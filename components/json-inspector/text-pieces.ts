/** A stretch of text that is drawn alike. `hidden`: shown as an escape because the eye could not see it. */
export interface TextPiece {
  readonly text: string;
  readonly tone: "plain" | "escape" | "hidden";
  readonly mark: "none" | "match" | "current";
  /** Offset in the text, which tells the pieces of one line apart. */
  readonly start: number;
}

export interface TextMark {
  readonly start: number;
  readonly end: number;
  readonly isCurrent: boolean;
}

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

// Controls, format characters (which reorder or hide text), lone surrogates, and spaces that look like the common one.
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Zs}]/u;
const plainest = /^[ !#-[\]-~가-힣]$/;

/**
 * Cuts [from, to) of a decoded text into pieces to draw. What a reader could not see, or could be misled by, stands as
 * an escape: a log is read as evidence, and a character that turns the direction of writing must not turn it here.
 *
 * @param marks ascending and apart from each other
 */
export function cutIntoPieces(
  text: string,
  from: number,
  to: number,
  marks: readonly TextMark[] = [],
): TextPiece[] {
  const pieces: TextPiece[] = [];
  let next = 0;
  for (let position = from; position < to; ) {
    const character = characterAt(text, position);
    while (next < marks.length && (marks[next]?.end ?? 0) <= position) next += 1;
    append(pieces, drawn(character, markAt(marks[next], position), position));
    position += character.length;
  }
  return pieces;
}

function drawn(character: string, mark: TextPiece["mark"], start: number): TextPiece {
  if (plainest.test(character)) return { text: character, tone: "plain", mark, start };
  const short = shortEscapes[character];
  if (short !== undefined) return { text: short, tone: "escape", mark, start };
  if (!unseen.test(character)) return { text: character, tone: "plain", mark, start };
  return { text: escapeUnits(character), tone: "hidden", mark, start };
}

function append(pieces: TextPiece[], piece: TextPiece): void {
  const last = pieces.at(-1);
  if (last !== undefined && last.tone === piece.tone && last.mark === piece.mark) {
    pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
  } else {
    pieces.push(piece);
  }
}

function markAt(mark: TextMark | undefined, position: number): TextPiece["mark"] {
  if (mark === undefined || position < mark.start) return "none";
  return mark.isCurrent ? "current" : "match";
}

function characterAt(text: string, position: number): string {
  return String.fromCodePoint(text.codePointAt(position) ?? 0);
}

function escapeUnits(character: string): string {
  let escaped = "";
  for (let index = 0; index < character.length; index += 1) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }
  return escaped;
}
