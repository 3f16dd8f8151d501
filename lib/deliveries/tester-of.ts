import type { Context, Principal } from "@/lib/access/context";
import { AppError } from "@/lib/shared/errors";

export type Tester = Extract<Principal, { kind: "user" }>;

/** The caller as somebody whom a test can reach. Throws `forbidden` for an API key. */
export function testerOf({ principal }: Context): Tester {
  if (principal.kind !== "user") throw new AppError("forbidden", "Only a person can send themselves a test.");
  return principal;
}
