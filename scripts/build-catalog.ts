import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type CatalogFile, catalogFileSchema } from "@/lib/catalog/catalog-file";
import { buildAws } from "./catalog/build-aws";
import { buildCairn } from "./catalog/build-cairn";
import { buildKakaocloud } from "./catalog/build-kakaocloud";
import { buildNhncloud } from "./catalog/build-nhncloud";

const usage =
  "usage: tsx scripts/build-catalog.ts <folder of the vendors' pages> <folder of the AWS sources>";

/** The pages' file names are the first digits of what they contain, so another edition of a page never slips in. */
const pages = {
  easyCache: "000_a1cbad5010b70af7.txt",
  cloudTrail: "001_ac4ca4fb0bb95b54.txt",
  olderCloudTrail: "002_5c257d106fb2ad1c.txt",
  newerCloudTrail: "003_4b6b31045875f32c.txt",
};
const awsList = "aws-event-catalog.traildiscover.json";
const awsTrail = "aws-cloudtrail.invictus-ir.ndjson.gz";

const output = fileURLToPath(new URL("../lib/catalog/data", import.meta.url));

/** One entry a line, so that a change of the catalog reads as a change of lines. */
function formatRows(rows: readonly unknown[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]`;
}

function writeProvider(file: CatalogFile): void {
  const checked = catalogFileSchema.parse(file);
  const provider = JSON.stringify(checked.provider);
  const text = `{"provider":${provider},"services":${formatRows(checked.services)},"events":${formatRows(checked.events)}}\n`;
  writeFileSync(path.join(output, `${checked.provider}.json`), text);
  process.stdout.write(
    `${checked.provider}: ${checked.services.length} services, ${checked.events.length} entries\n`,
  );
}

function main([pageFolder, awsFolder]: string[]): void {
  if (!pageFolder || !awsFolder) throw new Error(usage);
  const page = (name: keyof typeof pages) =>
    readFileSync(path.join(pageFolder, pages[name]), "utf8").normalize("NFC");
  mkdirSync(output, { recursive: true });
  const { file, olderPage } = buildKakaocloud(page("newerCloudTrail"), page("olderCloudTrail"));
  writeProvider(file);
  writeFileSync(path.join(output, "kakaocloud-older-page.json"), `${formatRows(olderPage)}\n`);
  writeProvider(buildNhncloud(page("cloudTrail"), page("easyCache")));
  const list = readFileSync(path.join(awsFolder, awsList), "utf8");
  writeProvider(buildAws(list, readFileSync(path.join(awsFolder, awsTrail))));
  writeProvider(buildCairn());
}

main(process.argv.slice(2));
