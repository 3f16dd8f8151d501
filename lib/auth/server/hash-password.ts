import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** argon2id with the parameters of OWASP's password storage cheat sheet: 19 MiB, 2 passes, 1 lane. */
const passwordHashing = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Characters typed on different keyboards for the same password compare as the same (NIST SP 800-63B, 3.1.1.2). */
const normalized = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> =>
  hash(normalized(password), passwordHashing);

let stranger: Promise<string> | null = null;

/** A hash that no password matches in practice, made with the parameters of real ones. */
const hashOfNobody = () => {
  stranger ??= hash(crypto.getRandomValues(new Uint8Array(32)), passwordHashing);
  return stranger;
};

/**
 * Compares a password with an account's hash. Without one (no such account, or no password set) it takes the same
 * work and answers false, so that the time of an answer does not tell whether an account exists.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await hashOfNobody()), normalized(password));
  return isRight && passwordHash !== null;
}
