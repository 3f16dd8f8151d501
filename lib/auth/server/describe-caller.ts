import "server-only";
import type { Context } from "@/lib/access/context";
import type { Me } from "@/lib/auth/contract";
import { AppError } from "@/lib/shared/errors";

/** Who asks and what they may reach; says nothing that the context does not hold. */
export function describeCaller({ principal, organizations }: Context): Me {
  if (principal.kind === "user") {
    const { id, email, name, locale, timeZone } = principal;
    return { user: { id, email, name, locale, timeZone }, key: null, organizations };
  }
  if (principal.kind === "apiKey") {
    const { id, name, permissions } = principal;
    return { user: null, key: { id, name, permissions }, organizations };
  }
  throw new AppError("unauthenticated", "Sign in, or send an API key.");
}
