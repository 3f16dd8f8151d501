import "server-only";
import { createHash } from "node:crypto";

/**
 * SHA-256 of a secret that we made ourselves (a session id, an API key). Its randomness makes guessing hopeless,
 * so it needs no salt and no slow hash, and the database can find it by an index. Never for passwords.
 */
export const hashSecret = (secret: string): Buffer => createHash("sha256").update(secret).digest();
