import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { catalogEntries } from "@/lib/catalog/catalog";
import { prepareRecord } from "../import/prepare-record";
import { utc } from "../import/time-zone";
import { type DemoIds, syntheticHistory } from "./synthetic-history";

const recordsFile = fileURLToPath(
  new URL("../../db/seed/aws-cloudtrail.invictus-ir.ndjson.gz", import.meta.url),
);

/** The 2,900 real CloudTrail records as events of data-platform, each a line of `POST /api/v1/events`. */
export async function realRecords(): Promise<Buffer[]> {
  const lines = gunzipSync(await readFile(recordsFile))
    .toString("utf8")
    .split("\n");
  return lines
    .filter((line) => line !== "")
    .map((line, index) => {
      const options = { format: "aws-cloudtrail", zone: utc, project: "data-platform" } as const;
      const prepared = prepareRecord(Buffer.from(line), index + 1, options);
      if (typeof prepared === "object" && "event" in prepared) return prepared.event.bytes;
      throw new Error(`Line ${index + 1} of the demo's CloudTrail records is not an event.`);
    });
}

/** The synthetic history that ends at `now`, each event a line of `POST /api/v1/events`. */
export function syntheticRecords(now: Date, ids: DemoIds): Buffer[] {
  return syntheticHistory(catalogEntries, now, { ids }).map(({ event, log }) =>
    Buffer.from(`${JSON.stringify(event).slice(0, -1)},"log":${log}}`),
  );
}
