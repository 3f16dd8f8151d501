import type { ActorType, Change, IncomingEvent, Outcome } from "@/lib/events/model";
import { type FormatMapping, mapped, readFirstTime } from "../mapping";
import { firstText, type JsonObject, lastSegment, textAt, valueAt } from "../read-fields";

const actionPattern = /^[a-z0-9_]+(\.[a-z0-9_]+)+$/;
const failurePattern = /(^|[._])fail(ed|ure)?([._]|$)/;

/** Where the name of what was acted on stands, by the action's category; what comes first and is there is taken. */
const resourceNames: Readonly<Record<string, readonly string[]>> = {
  team: ["team"],
  org: ["org"],
  organization_moderators: ["org"],
  business: ["business"],
  hook: ["name", "hook_id"],
  integration_installation: ["name", "integration"],
  workflows: ["name"],
  public_key: ["title", "fingerprint"],
};
const resourceIds: Readonly<Record<string, readonly string[]>> = {
  team: ["team_id"],
  org: ["org_id"],
  organization_moderators: ["org_id"],
  business: ["business_id"],
  hook: ["hook_id"],
  integration_installation: ["integration_installation_id", "installation_id"],
  workflows: ["workflow_run_id", "workflow_id"],
  public_key: ["public_key_id"],
};

/** Acts on these are not acts on the repository that an entry may name beside them. */
const ownerCategories = new Set(["team", "org", "organization_moderators", "business"]);

/**
 * GitHub's audit log as its API, its exports and its streams write it. The entry's own time is `@timestamp`
 * (`created_at` may be the time of the alert or repository that it is about).
 * Source: GitHub, "Audit log events" and "Streaming the audit log".
 */
export const githubAudit: FormatMapping = {
  format: "github-audit",
  recognizes(record) {
    const action = valueAt(record, "action");
    if (typeof action !== "string" || !actionPattern.test(action)) return false;
    return ["_document_id", "@timestamp", "at_sign_timestamp", "created_at", "org", "business"].some((key) =>
      Object.hasOwn(record, key),
    );
  },
  map(record, options) {
    const event = textAt(record, "action");
    const time = readFirstTime(
      ["@timestamp", "at_sign_timestamp", "created_at"].map((key) => [key, valueAt(record, key)] as const),
      options,
    );
    return mapped({ ...time, servicePath: "action", service: "GitHub", eventPath: "action", event }, () => ({
      id: textAt(record, "_document_id") ?? null,
      provider: "github",
      resource: resourceOf(record, event ?? ""),
      actor: actorOf(record),
      channel: firstText(record, "transport_protocol_name", "protocol_name", "programmatic_access_type"),
      sourceIp: textAt(record, "actor_ip"),
      userAgent: textAt(record, "user_agent"),
      requestId: textAt(record, "request_id"),
      ...outcomeOf(record, event ?? ""),
      changes: changesOf(record),
    }));
  },
};

function actorOf(record: JsonObject): IncomingEvent["actor"] {
  const name = textAt(record, "actor");
  const id = textAt(record, "actor_id");
  const external = textAt(record, "external_identity_nameid");
  return {
    type: actorType(record, name ?? id),
    id: id ?? name,
    name,
    email: external?.includes("@") ? external : undefined,
  };
}

function actorType(record: JsonObject, name: string | undefined): ActorType {
  if (name === undefined) return "unknown";
  return valueAt(record, "actor_is_bot") === true || name.endsWith("[bot]") ? "service_account" : "user";
}

function resourceOf(record: JsonObject, action: string): IncomingEvent["resource"] {
  const [category = ""] = action.split(".");
  const data = valueAt(record, "data");
  const flat = typeof data === "object" && data !== null ? { ...data, ...record } : record;
  const repository = ownerCategories.has(category) ? undefined : firstText(record, "repo", "repository");
  const own = firstText(flat, ...(resourceNames[category] ?? []));
  if (own !== undefined || repository === undefined) {
    const name = own ?? firstText(flat, "org", "business");
    return { type: category, id: firstText(flat, ...(resourceIds[category] ?? [])), name: lastSegment(name) };
  }
  return { type: category, id: textAt(record, "repo_id"), name: repository };
}

/** An entry says that something was done, not how it ended; except runs, which have a conclusion, and failures by name. */
function outcomeOf(record: JsonObject, action: string): { outcome: Outcome; reason?: string | undefined } {
  const conclusion = textAt(record, "conclusion");
  if (conclusion === "success") return { outcome: "success" };
  if (conclusion === "failure" || failurePattern.test(action)) {
    return { outcome: "failure", reason: firstText(record, "reason", "message") };
  }
  return { outcome: "unknown" };
}

/** `visibility` beside `visibility_was`, and `permission` beside `old_permission`. */
function changesOf(record: JsonObject): Change[] {
  return Object.keys(record).flatMap((key): Change[] => {
    const path = /^(.+)_was$/.exec(key)?.[1] ?? /^old_(.+)$/.exec(key)?.[1];
    if (path === undefined) return [];
    const [before, after] = [valueAt(record, key), valueAt(record, path)];
    return [{ path, before: before ?? undefined, after: after ?? undefined }];
  });
}
