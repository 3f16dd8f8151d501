import { spawn } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { findFreePort } from "../find-free-port";
import type { Closing } from "./closing";
import { type ServerProcess, startProcess } from "./server-process";

const nextProgram = path.resolve("node_modules", "next", "dist", "bin", "next");

/**
 * Rendered on each request, as every page of Cairn is. It uses Cairn's packages through a link, and the bundler refuses
 * files outside its root, so the root holds both.
 */
const files: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({ name: "empty", private: true, type: "module" }),
  "next.config.js": `export default { turbopack: { root: ${JSON.stringify(path.parse(process.cwd()).root)} } };\n`,
  "app/layout.js":
    'export const metadata = { title: "Empty" };\nexport default function Layout({ children }) {\n  return <html lang="en"><body>{children}</body></html>;\n}\n',
  "app/page.js":
    'import { connection } from "next/server";\nexport default async function Page() {\n  await connection();\n  return <p>Empty</p>;\n}\n',
};

function build(directory: string): Promise<void> {
  const child = spawn(process.execPath, [nextProgram, "build"], {
    cwd: directory,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  let printed = "";
  child.stderr.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The empty page was not built:\n${printed}`));
    });
  });
}

/** Builds and serves the emptiest page that this version of Next makes: what no page of it can be below. */
export async function startEmptyPage(scratch: string, closing: Closing): Promise<ServerProcess> {
  const directory = path.join(scratch, "empty");
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
    await writeFile(path.join(directory, file), text);
  }
  await symlink(path.resolve("node_modules"), path.join(directory, "node_modules"));
  await build(directory);
  const port = await findFreePort();
  return startProcess({
    arguments: [nextProgram, "start", "--hostname", "localhost", "--port", String(port)],
    directory,
    environment: {},
    ready: "Ready in",
    url: `http://localhost:${port}`,
    closing,
  });
}
