import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

const start = (environment: Record<string, string>) =>
  spawnSync(
    process.execPath,
    ["--import", "tsx", "--import", "./scripts/server-only-loader.mjs", "scripts/serve.ts", "start"],
    { encoding: "utf8", env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", ...environment } },
  );

it("refuses to start in production and names every setting that is missing or bad", () => {
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
