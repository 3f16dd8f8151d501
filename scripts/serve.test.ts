import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

/** A process loads everything that a start needs, on however busy a machine. */
const timeout = 60_000;

const run = (script: readonly string[], environment: Record<string, string>) =>
  spawnSync(
    process.execPath,
    ["--import", "tsx", "--import", "./scripts/server-only-loader.mjs", ...script],
    { encoding: "utf8", env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", ...environment } },
  );

const start = (environment: Record<string, string>) => run(["scripts/serve.ts", "start"], environment);

it("starts no demo with proxies that are none", { timeout }, () => {
  const { status, stdout, stderr } = run(["scripts/demo.ts"], { TRUSTED_PROXIES: "10.0.0.0/33" });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain('  - TRUSTED_PROXIES "10.0.0.0/33" is neither an address nor a CIDR range');
});

it("refuses to start in production and names every setting that is missing or bad", { timeout }, () => {
  const { status, stderr } = start({
    DATABASE_URL: "mysql://host/name",
    PORT: "eighty",
    TRUSTED_PROXIES: "10.0.0.0/8, nonsense",
    CAIRN_DIST_DIR: "/nonexistent",
  });
  expect(status).toBe(1);
  for (const name of [
    "NEXTAUTH_URL",
    "NEXTAUTH_SECRET",
    "DATABASE_URL",
    "PORT",
    "TRUSTED_PROXIES",
    "The build",
  ]) {
    expect(stderr).toContain(`  - ${name} `);
  }
  expect(stderr).toContain('"nonsense" is neither an address nor a CIDR range');
  expect(stderr).not.toContain("10.0.0.0/8");
});
