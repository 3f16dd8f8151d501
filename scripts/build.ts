import { buildApplication } from "./build/build-application";

buildApplication().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
