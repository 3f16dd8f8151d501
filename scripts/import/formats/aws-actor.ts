import type { ActorType, IncomingEvent } from "@/lib/events/model";
import { type JsonObject, lastSegment, objectAt, textAt } from "../read-fields";

const personTypes = new Set([
  "Root",
  "IAMUser",
  "FederatedUser",
  "SAMLUser",
  "WebIdentityUser",
  "IdentityCenterUser",
  "Directory",
]);

/**
 * Who called. A role's session counts as a person where the record shows one: a console session, an IAM Identity
 * Center role, or a session named by an address; otherwise a role is a service account.
 * Source: CloudTrail user guide, "CloudTrail userIdentity element".
 */
export function awsActor(record: JsonObject): IncomingEvent["actor"] {
  const identity = objectAt(record, "userIdentity");
  const arn = textAt(identity, "arn");
  const issuer = textAt(identity, "sessionContext", "sessionIssuer", "userName");
  const invokedBy = textAt(identity, "invokedBy");
  const session = textAt(identity, "type") === "AssumedRole" ? sessionName(identity, arn) : undefined;
  const userName = textAt(identity, "userName");
  const name =
    userName ?? joined(issuer ?? roleName(arn), session) ?? (isRoot(identity) ? "root" : lastSegment(arn));
  return {
    type: actorType(record, identity, issuer ?? roleName(arn), session),
    id: arn ?? textAt(identity, "principalId") ?? invokedBy ?? textAt(identity, "accountId"),
    name: name ?? invokedBy,
    email: [session, userName].find((candidate) => candidate?.includes("@")),
  };
}

function actorType(record: JsonObject, identity: JsonObject, role?: string, session?: string): ActorType {
  const type = textAt(identity, "type");
  if (type === undefined && textAt(identity, "userName") !== undefined) return "user";
  if (type === "AWSService" || (type === undefined && textAt(identity, "invokedBy") !== undefined))
    return "system";
  if (type !== undefined && personTypes.has(type)) return "user";
  if (type !== "AssumedRole" && type !== "Role") return "unknown";
  const isPerson =
    textAt(record, "sessionCredentialFromConsole") === "true" ||
    textAt(record, "eventType") === "AwsConsoleSignIn" ||
    role?.startsWith("AWSReservedSSO_") === true ||
    session?.includes("@") === true;
  return isPerson ? "user" : "service_account";
}

function isRoot(identity: JsonObject): boolean {
  return textAt(identity, "type") === "Root";
}

/** `arn:aws:sts::<account>:assumed-role/<role>/<session>`; the principal id ends in the session too. */
function sessionName(identity: JsonObject, arn: string | undefined): string | undefined {
  const [, , session] = arn?.split("/") ?? [];
  return session ?? textAt(identity, "principalId")?.split(":")[1];
}

function roleName(arn: string | undefined): string | undefined {
  const [kind, role] = arn?.split("/") ?? [];
  return kind?.endsWith(":assumed-role") ? role : undefined;
}

function joined(role: string | undefined, session: string | undefined): string | undefined {
  return role && session ? `${role}/${session}` : (session ?? role);
}
