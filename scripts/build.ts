import { buildApplication, isBuildCurrent } from "./build/build-application";

async function main(): Promise<void> {
  if (process.argv.includes("--if-changed") && (await isBuildCurrent())) {
    return console.log("The build is up to date.");
  }
  await buildApplication();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
