import "server-only";
import type { Context } from "@/lib/access/context";
import { requestSource } from "@/lib/http/request-source";

/** The context of a request before anybody has signed in: only where it comes from. */
export const anonymousContext = (headers: Headers, requestId: string = crypto.randomUUID()): Context => ({
  principal: { kind: "anonymous" },
  organizations: [],
  requestId,
  ...requestSource(headers),
});
