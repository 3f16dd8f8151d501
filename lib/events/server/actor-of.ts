import "server-only";
import type { Context } from "@/lib/access/context";
import type { Act } from "./act-event";

/** The actor that an event names for what a context did. */
export function actorOf({ principal }: Context): Act["actor"] {
  if (principal.kind === "user") {
    return { type: "user", id: principal.id, email: principal.email, name: principal.name };
  }
  if (principal.kind === "apiKey") {
    return { type: "service_account", id: principal.id, email: null, name: principal.name };
  }
  if (principal.kind === "system") return { type: "system", id: null, email: null, name: principal.name };
  throw new Error("Anonymous callers do nothing that is recorded here.");
}
