import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { errorCode } from "@/lib/shared/error-code";

/**
 * The key that seals session cookies, made at the first start and kept in the data directory (0600). The file
 * appears whole: two servers that start together end with one secret.
 */
export async function keepSecret(dataDirectory: string): Promise<string> {
  const file = path.join(dataDirectory, "secret");
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, randomBytes(32).toString("base64"), { mode: 0o600 });
  try {
    await link(unfinished, file).catch((error: unknown) => {
      if (errorCode(error) !== "EEXIST") throw error;
    });
  } finally {
    await rm(unfinished, { force: true });
  }
  return (await readFile(file, "utf8")).trim();
}
