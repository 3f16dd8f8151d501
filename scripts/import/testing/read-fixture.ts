import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { parseRecord } from "../parse-record";
import type { JsonObject } from "../read-fields";

const folder = path.join(
  import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
  "../testdata",
);

/** The bytes of a file in `testdata`, unpacked. */
export function readFixture(name: string): Buffer {
  return gunzipSync(readFileSync(path.join(folder, `${name}.ndjson.gz`)));
}

/** The lines of a file in `testdata`, as the importer parses them. */
export function fixtureRecords(name: string): JsonObject[] {
  const lines = readFixture(name).toString("utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const parsed = parseRecord(Buffer.from(line));
    if ("problem" in parsed) throw new Error(`${name}: ${parsed.problem}`);
    return parsed.record;
  });
}
