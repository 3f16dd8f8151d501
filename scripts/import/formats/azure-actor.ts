import type { ActorType, IncomingEvent } from "@/lib/events/model";
import { firstText, type JsonObject, lastSegment, objectAt, textAt } from "../read-fields";

const guid = /^[0-9a-z]{8}(-[0-9a-z]{4}){3}-[0-9a-z]{12}$/i;

/** Names of the claims that say who called; their URI prefixes differ between token versions. */
const claimNames = {
  id: ["objectidentifier", "oid"],
  name: ["name", "upn"],
  email: ["emailaddress", "upn", "unique_name"],
  app: ["appid"],
} as const;

/**
 * Who called: `caller` and the token's claims (activity log), `identity` (exports), or `initiatedBy` (Entra).
 * A token of type `app`, or a caller that is a bare id, is an application.
 */
export function azureActor(record: JsonObject): IncomingEvent["actor"] {
  const initiator = objectAt(record, "properties", "initiatedBy");
  if (Object.keys(initiator).length > 0) return entraActor(initiator);
  const claims = shortClaims({ ...objectAt(record, "identity", "claims"), ...objectAt(record, "claims") });
  const caller = textAt(record, "caller") ?? textAt(record, "identity");
  const read = (key: keyof typeof claimNames) => firstText(claims, ...claimNames[key]);
  const email = [read("email"), caller, read("name")].find((text) => text?.includes("@"));
  return {
    type: callerType(claims, caller, email),
    id: read("id") ?? caller ?? read("app") ?? read("email"),
    name: read("name") ?? caller ?? read("email") ?? read("app"),
    email,
  };
}

function callerType(claims: JsonObject, caller: string | undefined, email: string | undefined): ActorType {
  if (textAt(claims, "idtyp") === "app") return "service_account";
  if (email !== undefined) return "user";
  const application = caller ?? textAt(claims, "appid");
  if (application !== undefined && guid.test(application)) return "service_account";
  // Azure's own services act under their names: Microsoft.Advisor.
  return /^Microsoft\./.test(caller ?? firstText(claims, ...claimNames.email) ?? "") ? "system" : "unknown";
}

/** `http://schemas.xmlsoap.org/…/claims/emailaddress` -> `emailaddress`. A claim with a short name of its own wins. */
function shortClaims(claims: JsonObject): JsonObject {
  const entries = Object.entries(claims).map(
    ([key, value]) => [lastSegment(key) ?? key, value, key.includes("/")] as const,
  );
  const long = entries.filter(([, , isLong]) => isLong).map(([key, value]) => [key, value]);
  const short = entries.filter(([, , isLong]) => !isLong).map(([key, value]) => [key, value]);
  return Object.fromEntries([...long, ...short]) as JsonObject;
}

function entraActor(initiator: JsonObject): IncomingEvent["actor"] {
  const user = objectAt(initiator, "user");
  if (Object.keys(user).length > 0) {
    const principal = textAt(user, "userPrincipalName");
    return {
      type: "user",
      id: textAt(user, "id") ?? principal,
      name: textAt(user, "displayName") ?? principal,
      email: principal?.includes("@") ? principal : undefined,
    };
  }
  const app = objectAt(initiator, "app");
  return {
    type: Object.keys(app).length > 0 ? "service_account" : "unknown",
    id: firstText(app, "servicePrincipalId", "appId"),
    name: firstText(app, "displayName", "servicePrincipalName"),
  };
}
