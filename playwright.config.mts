import os from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";

const port = Number(process.env.CAIRN_E2E_PORT ?? 4310);
const controlPort = Number(process.env.CAIRN_E2E_CONTROL_PORT ?? port + 1);
/** Where tests order organizations; the fixtures read it, in every worker. */
process.env.CAIRN_E2E_CONTROL_URL = `http://127.0.0.1:${controlPort}`;
// The first process decides; the workers, which read this file too, inherit it.
process.env.CAIRN_E2E_DATA_DIR ??= path.join(os.tmpdir(), `cairn-e2e-${process.pid}-${Date.now()}`);

/** A browser that is on the machine, or Playwright's own without one (scripts/setup-browser.mjs). */
const executablePath = process.env.CAIRN_BROWSER;
const isCi = process.env.CI !== undefined;

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/e2e",
  forbidOnly: isCi,
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: "en-US",
    timezoneId: "UTC",
    // Recording takes a tenth of the time; whoever looks for a cause runs the test again with --trace on.
    trace: isCi ? "off" : "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium", viewport: { width: 1440, height: 900 } } }],
  webServer: {
    command: "node --import tsx --import ./scripts/server-only-loader.mjs scripts/e2e-server.ts",
    url: `http://localhost:${port}/sign-in`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "pipe",
    env: {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
      CAIRN_E2E_CONTROL_PORT: String(controlPort),
      CAIRN_DATA_DIR: process.env.CAIRN_E2E_DATA_DIR,
      DATABASE_URL: "",
      HOST: "",
      NEXTAUTH_URL: `http://localhost:${port}`,
    },
  },
});
