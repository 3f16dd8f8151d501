// Finds a Chromium for the end-to-end tests, and gets one where there is none: Debian's through apt as root, else
// one on the PATH, else Playwright's own.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

// The shell is Chromium without the windows, tabs and menus that nobody sees in a test: a quarter of the time less.
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
];

const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function findOnPath() {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable) ?? null;
}

/** Runs to its end with its output on standard error, so that standard output stays ours. */
const run = (program, options, environment = {}) =>
  spawnSync(program, options, { stdio: ["ignore", 2, 2], env: { ...process.env, ...environment } }).status ===
  0;

/** Other systems name the package differently or wrap it in a snap, which does not run in a container. */
const isDebianRoot = () =>
  process.getuid?.() === 0 && existsSync("/etc/debian_version") && isExecutable("/usr/bin/apt-get");

function installWithApt() {
  const quietly = { DEBIAN_FRONTEND: "noninteractive" };
  const install = (name) => run("apt-get", ["install", "-y", "--no-install-recommends", name], quietly);
  // Debian before 13 has the shell among its security updates only.
  return (
    run("apt-get", ["update", "-q"], quietly) && (install("chromium-headless-shell") || install("chromium"))
  );
}

/** Returns the browser's path, or null when Playwright finds its own. Throws when there is none to be had. */
export function setUpBrowser() {
  const chosen = process.env.CAIRN_BROWSER;
  if (chosen) {
    if (!isExecutable(chosen)) throw new Error(`CAIRN_BROWSER (${chosen}) is not a program.`);
    return chosen;
  }
  const found = findOnPath();
  if (found) return found;
  if (isDebianRoot() && installWithApt()) {
    const installed = findOnPath();
    if (installed) return installed;
  }
  const playwright = path.join("node_modules", "@playwright", "test", "cli.js");
  if (run(process.execPath, [playwright, "install", "chromium"])) return null;
  throw new Error(
    "No Chromium was found and none could be installed. Install one and name it in CAIRN_BROWSER, or run npm run verify, which needs none.",
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(setUpBrowser() ?? "Playwright's own Chromium");
}
