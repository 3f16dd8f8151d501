import "server-only";
import { hkdfSync } from "node:crypto";

const purpose = "cairn event list cursor";
const keyBytes = 32;

let kept: { secret: string; key: Uint8Array } | null = null;

/** The key that seals cursors, derived from NEXTAUTH_SECRET: the same in every process of an installation. */
export function cursorKey(): Uint8Array {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set.");
  if (kept?.secret !== secret) {
    kept = { secret, key: new Uint8Array(hkdfSync("sha256", secret, "", purpose, keyBytes)) };
  }
  return kept.key;
}
