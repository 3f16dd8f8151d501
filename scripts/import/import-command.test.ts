import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ContractServer } from "./testing/contract-server";
import { eventLine, eventLines } from "./testing/import-harness";
import { readFixture } from "./testing/read-fixture";

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const root = path.join(here, "../..");
/** Starting Node and compiling the sources takes its time on a busy machine. */
const commandTimeoutMs = 120_000;

let folder: string;
let server: ContractServer;
let url: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "cairn-import-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  server = new ContractServer();
  url = await server.start();
});
afterEach(() => server.stop());

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function start(args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const command = ["--conditions=react-server", "--import", "tsx", "scripts/import.ts", ...args];
  const environment = { ...process.env, CAIRN_API_KEY: server.key };
  const child = spawn(process.execPath, command, { cwd: root, env: environment, stdio: "pipe" });
  const texts = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk: Buffer) => {
    texts.stdout += chunk.toString();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    texts.stderr += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, ...texts })));
  return { child, ended };
}

/** Resolves when the command has written a text to standard error. */
function written(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve) => {
    child.stderr?.on("data", (chunk: Buffer) => {
      if (chunk.includes(text)) resolve();
    });
  });
}

function inFolder(name: string, bytes: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

const target = () => ["--url", url, "--organization", "acme"];

describe("npm run import", { timeout: commandTimeoutMs }, () => {
  it("imports a packed file, and ends with a table, a file of rejects and a code", async () => {
    const records = Buffer.concat([
      readFixture("aws-cloudtrail.otrf-ec2-s3-exfil"),
      Buffer.from('{"odd":1}\n'),
    ]);
    const file = inFolder("trail.json.gz", gzipSync(records));
    const rejectsFile = path.join(folder, "rejects.ndjson");
    server.faults.push({ status: 429, headers: { "retry-after": "0" } });
    const args = [
      "--format",
      "aws-cloudtrail",
      "--file",
      file,
      ...target(),
      "--project",
      "web",
      "--rejects",
      rejectsFile,
    ];
    const { code, stdout, stderr } = await start(args).ended;
    expect(stderr).toMatch(/^429 Fault; trying again in 0\.\d s$/m);
    expect(stdout).toContain("  104  read\n  103  accepted\n    0  duplicates\n    1  rejected\n");
    expect(stdout).toContain("  line 104: eventName: the record does not say what happened\n");
    expect(code).toBe(1);
    expect(JSON.parse(readFileSync(rejectsFile, "utf8"))).toMatchObject({ line: 104 });
    expect(server.requests.at(-1)).toMatchObject({ query: "notify=false", events: 103 });
  });

  it("reads standard input", async () => {
    const { child, ended } = start(["--format", "auto", "--file", "-", ...target(), "--notify"]);
    child.stdin?.end(`${eventLine(1)}\n${eventLine(2)}`);
    const { code, stdout } = await ended;
    expect(stdout).toContain("  2  accepted\n");
    expect(code).toBe(0);
    expect(server.requests[0]?.query).toBe("");
  });

  it("lets the request under way end when it is interrupted, and goes on when it is run again", async () => {
    const file = inFolder("long.ndjson", eventLines(11_000));
    const args = ["--format", "cairn", "--file", file, ...target()];
    const first = start(args);
    server.onEvents = async () => {
      const stopping = written(first.child, "Stopping after the request under way.");
      first.child.kill("SIGINT");
      await stopping;
    };
    const { code, stdout } = await first.ended;
    expect(stdout).toContain("The import is not complete: interrupted.");
    expect(code).toBe(130);
    const stored = server.stored.size;
    expect(stored).toBe(5_000);
    expect(stdout).toContain("  5,000  accepted\n");
    server.onEvents = () => undefined;
    const second = await start(args).ended;
    expect(second.stdout).toContain(
      "11,000  read\n   6,000  accepted\n   5,000  duplicates\n       0  rejected\n",
    );
    expect(second.code).toBe(0);
  });

  it("tells a wrong command line from a file that is not there", async () => {
    const missing = path.join(folder, "none.json");
    const [usage, input] = await Promise.all([
      start(["--format", "auto"]).ended,
      start(["--format", "auto", "--file", missing, ...target()]).ended,
    ]);
    expect(usage.code).toBe(2);
    expect(usage.stderr).toContain("--file is missing\n");
    expect(input.code).toBe(3);
    expect(input.stderr).toContain("no such file or directory");
  });
});
