// Gets a browser, then hands over to Playwright with its options.
import { spawn } from "node:child_process";
import path from "node:path";
import { setUpBrowser } from "../setup-browser.mjs";

const browser = setUpBrowser();
const cli = path.join("node_modules", "@playwright", "test", "cli.js");
const child = spawn(process.execPath, [cli, "test", ...process.argv.slice(2)], {
  stdio: ["ignore", "inherit", "inherit"],
  env: { ...process.env, ...(browser ? { CAIRN_BROWSER: browser } : {}) },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("close", (code) => {
  process.exitCode = code ?? 1;
});
