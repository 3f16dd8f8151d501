import "server-only";
import type { Context } from "@/lib/access/context";
import { sessionTokenOf } from "@/lib/auth/session-cookie";
import { AppError } from "@/lib/shared/errors";
import { findApiKeyContext } from "./find-api-key-context";
import { findSessionContext } from "./find-session-context";
import { openSessionId } from "./session-token";

export type PrincipalKind = "session" | "apiKey" | "public";

export interface PrincipalRequest {
  headers: Headers;
  kinds: readonly PrincipalKind[];
  requestId: string;
  sourceIp: string | null;
  userAgent: string | null;
}

type Found = Pick<Context, "principal" | "organizations">;

const bearerToken = (authorization: string) => /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? null;

async function ofApiKey(authorization: string, kinds: readonly PrincipalKind[]): Promise<Found> {
  if (!kinds.includes("apiKey")) {
    throw new AppError("unauthenticated", "This address takes a signed-in session, not an API key.");
  }
  const key = bearerToken(authorization);
  const found = key === null ? null : await findApiKeyContext(key);
  if (!found) throw new AppError("unauthenticated", "The API key is unknown, revoked or expired.");
  return found;
}

async function ofSession(headers: Headers): Promise<Found | null> {
  const token = sessionTokenOf(headers.get("cookie"));
  const sessionId = token === null ? null : await openSessionId(token);
  return sessionId === null ? null : findSessionContext(sessionId);
}

async function resolve({ headers, kinds }: PrincipalRequest): Promise<Found> {
  const authorization = headers.get("authorization");
  const takesCredentials = kinds.some((kind) => kind !== "public");
  // Credentials that a program chose to send speak before a cookie that a browser attached.
  if (authorization !== null && takesCredentials) return ofApiKey(authorization, kinds);
  const session = kinds.includes("session") ? await ofSession(headers) : null;
  if (session) return session;
  if (kinds.includes("public")) return { principal: { kind: "anonymous" }, organizations: [] };
  throw new AppError(
    "unauthenticated",
    kinds.includes("session")
      ? "Sign in, or send an API key."
      : "Send an API key: Authorization: Bearer <key>.",
  );
}

/**
 * Finds out who asks, from an API key or the session cookie, with what they may reach. Nothing of it is kept
 * between requests. Throws `unauthenticated` when the credentials are missing, bad or of a kind not taken here.
 */
export async function resolvePrincipal(request: PrincipalRequest): Promise<Context> {
  const { requestId, sourceIp, userAgent } = request;
  return { ...(await resolve(request)), requestId, sourceIp, userAgent };
}
