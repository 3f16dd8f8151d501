import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

/** Runs a command with Node calling itself another version. An unknown command ends where a known one would go on. */
function runOn(version: string, command: string) {
  const claim = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } })`;
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(claim)}`, "scripts/bootstrap.mjs", command],
    { encoding: "utf8", env: { PATH: "", NODE_ENV: "test" } },
  );
  return { status, stderr, stdout };
}

it.each(["20.9.0", "20.18.3", "21.7.3", "22.11.0", "23.11.0"])(
  "says that the checks don't run on %s",
  (version) => {
    for (const command of ["test", "verify"]) {
      const { status, stderr, stdout } = runOn(version, command);
      expect([status, stdout]).toEqual([1, ""]);
      expect(stderr).toBe(
        `The checks need Node 20.19, 22.12, or 24 and newer: their tools do. This is ${version}, which runs Cairn itself.\n`,
      );
    }
  },
);

it.each(["18.20.0", "20.8.1"])("says that Cairn does not run on %s", (version) => {
  for (const command of ["test", "demo", "start"]) {
    expect(runOn(version, command)).toMatchObject({
      status: 1,
      stderr: `Cairn needs Node 20.9 or newer; this is ${version}.\n`,
    });
  }
});
