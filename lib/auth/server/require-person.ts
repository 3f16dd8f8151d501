import "server-only";
import type { Context, Principal } from "@/lib/access/context";
import { AppError } from "@/lib/shared/errors";

/** For acts on one's own account, which no role gives or takes. Throws `forbidden` for keys and the system. */
export function requirePerson(context: Context): Extract<Principal, { kind: "user" }> {
  if (context.principal.kind === "user") return context.principal;
  throw new AppError("forbidden", "Only a signed-in person can do this.");
}
