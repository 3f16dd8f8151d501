import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { expect, it } from "vitest";

const file = JSON.stringify(path.join(process.cwd(), "scripts/serve/survive-closed-output.ts"));

/** Prints until its lines can't be read any more, and tells by its exit code whether that was an uncaught error. */
const program = (isSurvivor: boolean) => `
  import(${file}).then(({ surviveClosedOutput }) => {
    if (${isSurvivor}) surviveClosedOutput();
    let uncaught = 0;
    process.on("uncaughtException", () => { uncaught += 1; });
    console.log("ready");
    let lines = 0;
    const timer = setInterval(() => {
      console.log("a line");
      console.error("another");
      lines += 1;
      if (lines < 100) return;
      clearInterval(timer);
      process.exit(uncaught === 0 ? 7 : 8);
    }, 5);
  });`;

async function exitCodeOf(isSurvivor: boolean): Promise<number | null> {
  const child = spawn(process.execPath, ["--import", "tsx", "-e", program(isSurvivor)]);
  await once(child.stdout, "data");
  child.stdout.destroy();
  child.stderr.destroy();
  const [code] = await once(child, "exit");
  return code;
}

it("takes lines that nobody reads for no error", async () => {
  expect(await Promise.all([exitCodeOf(true), exitCodeOf(false)])).toEqual([7, 8]);
});
