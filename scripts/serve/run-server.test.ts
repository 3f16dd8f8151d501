import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { readSettings } from "@/lib/shared/settings";
import { runServer } from "./run-server";

const done: string[] = [];

vi.mock("@/db/start-database", () => ({
  startDatabase: async () => ({
    stop: async () => {
      done.push("database stopped");
    },
  }),
}));
vi.mock("@/lib/jobs/server/start-jobs", () => ({
  stopJobs: async () => {
    done.push("jobs stopped");
  },
}));
vi.mock("./web-server", () => ({
  prepareWebServer: async () => ({
    listen: async () => {
      throw new Error("Port 1 is in use.");
    },
    close: async () => undefined,
  }),
}));

let directory = "";

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), "cairn-run-"));
});

afterAll(() => rm(directory, { recursive: true, force: true }));

it("stops the jobs before the database where the start fails, and says why it failed", async () => {
  const result = readSettings({ CAIRN_DATA_DIR: directory }, "development");
  if ("faults" in result) throw new Error(JSON.stringify(result.faults));
  const { settings } = result;
  vi.stubEnv("NEXTAUTH_URL", "");
  vi.stubEnv("NEXTAUTH_SECRET", "");
  vi.stubEnv("CAIRN_DATA_DIR", directory);
  const running = runServer({ settings, mode: "production", onProgress: () => undefined });
  await expect(running).rejects.toThrow("Port 1 is in use.");
  expect(done).toEqual(["jobs stopped", "database stopped"]);
  vi.unstubAllEnvs();
});
