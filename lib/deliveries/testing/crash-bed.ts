import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { DatabaseConnection } from "@/db/client";

export interface WorkerSettings {
  connection: DatabaseConnection;
  smtpUrl: string;
  leaseMs: number;
}

/** Starts a worker that can be killed; resolves once it runs. */
export async function startWorkerProcess({
  connection,
  smtpUrl,
  leaseMs,
}: WorkerSettings): Promise<ChildProcess> {
  const loaders = ["--import", "tsx", "--import", "./scripts/server-only-loader.mjs"];
  const script = "lib/deliveries/testing/worker-process.ts";
  const child = spawn(process.execPath, [...loaders, script, JSON.stringify(connection), String(leaseMs)], {
    env: {
      ...process.env,
      SMTP_URL: smtpUrl,
      MAIL_FROM: "Cairn <audit@example.test>",
      NEXTAUTH_URL: "https://audit.example.test",
      // Each delivery is to be a mail of its own.
      CAIRN_DIGEST_THRESHOLD: "10000",
    },
    stdio: ["ignore", "pipe", process.env.DEBUG_WORKER ? "inherit" : "ignore"],
  });
  await once(createInterface({ input: child.stdout }), "line");
  return child;
}

/** Ends a worker as a power cut would, or with SIGTERM in its own time. Answers its exit code, null where it was killed. */
export async function endWorkerProcess(
  child: ChildProcess,
  signal: "SIGKILL" | "SIGTERM",
): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, "exit");
  child.kill(signal);
  const [code] = await ended;
  return code;
}
