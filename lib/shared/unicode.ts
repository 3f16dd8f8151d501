const NUL = 0x00;

/** The length of a well-formed string in UTF-8, without making the bytes; works in the browser too. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) length += unit > 0x7ff && !isSurrogate(unit) ? 2 : 1;
  }
  return length;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

/** Whether a text column can keep a string as it is: it has no NUL and no lone surrogate. */
export function isStorable(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === NUL) return false;
    if (!isSurrogate(unit)) continue;
    const next = text.charCodeAt(index + 1);
    if (unit >= 0xdc00 || !(next >= 0xdc00 && next <= 0xdfff)) return false;
    index += 1;
  }
  return true;
}
