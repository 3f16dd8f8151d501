import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("tables", import.meta.url));

/**
 * Reads a committed translation table: tab-separated, one row a line, `#` starts a comment line.
 * Throws on a row with another number of cells or an empty cell, so that a slip never becomes a nameless entry.
 */
export function readTable(name: string, columns: number): string[][] {
  const lines = readFileSync(path.join(folder, name), "utf8").normalize("NFC").split("\n");
  const rows: string[][] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const cells = line.split("\t").map((cell) => cell.trim());
    if (cells.length !== columns || cells.some((cell) => cell === "")) {
      throw new Error(`${name}:${index + 1}: ${columns} filled cells expected, got ${JSON.stringify(cells)}`);
    }
    rows.push(cells);
  }
  return rows;
}

/** The same, keyed by all cells but the last one, joined with " / ". Throws on a key that occurs twice. */
export function readDictionary(name: string, columns = 2): Map<string, string> {
  const dictionary = new Map<string, string>();
  for (const row of readTable(name, columns)) {
    const key = row.slice(0, -1).join(" / ");
    if (dictionary.has(key)) throw new Error(`${name}: ${key} occurs twice`);
    dictionary.set(key, row.at(-1) ?? "");
  }
  return dictionary;
}

/** Looks a key up and fails loudly: every name has to be translated by hand before the catalog can be built. */
export function required(dictionary: Map<string, string>, table: string, key: string): string {
  const value = dictionary.get(key);
  if (value === undefined) throw new Error(`${table} has no row for ${key}`);
  return value;
}
