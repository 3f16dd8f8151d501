interface PressedKey {
  /** What the key types, as `KeyboardEvent.key` has it. */
  key: string;
  /** Where the key is, as `KeyboardEvent.code` has it. */
  code: string;
  shiftKey: boolean;
}

/**
 * The key by which shortcuts name it. With a Korean input source on, `j` types `ㅓ`: where a key types a letter beyond
 * ASCII, the letter at its place counts, so that keys answer in any script.
 */
export function shortcutKey({ key, code, shiftKey }: PressedKey): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter === undefined || !/^[^\0-\x7f]$/u.test(key)) return key;
  return shiftKey ? letter : letter.toLowerCase();
}
