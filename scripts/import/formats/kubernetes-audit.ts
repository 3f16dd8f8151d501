import type { ActorType, IncomingEvent, Outcome } from "@/lib/events/model";
import { type FormatMapping, mapped, readFirstTime, reject } from "../mapping";
import {
  firstText,
  isObject,
  type JsonObject,
  listAt,
  objectAt,
  textAt,
  toText,
  valueAt,
} from "../read-fields";

/**
 * Kubernetes audit events (`audit.k8s.io`), alone or in an `EventList`. A request has an event at each stage, so the id
 * is `auditID/stage`; all of them bear the time at which the request came and the audit id as correlation id.
 * Source: Kubernetes, "kube-apiserver Audit Configuration (v1)".
 */
export const kubernetesAudit: FormatMapping = {
  format: "kubernetes-audit",
  recognizes(record) {
    if (textAt(record, "kind") !== "Event") return false;
    if (textAt(record, "apiVersion")?.startsWith("audit.k8s.io/")) return true;
    // Exports drop the version; a core Event has involvedObject and no verb.
    return (
      textAt(record, "verb") !== undefined &&
      isObject(valueAt(record, "responseStatus") ?? valueAt(record, "user"))
    );
  },
  map(record, options) {
    if (textAt(record, "kind") !== "Event") return reject("kind", "not an audit event");
    const verb = textAt(record, "verb");
    const target = objectAt(record, "objectRef");
    const kind = resourceKind(target);
    const time = readFirstTime(
      ["requestReceivedTimestamp", "stageTimestamp"].map((key) => [key, valueAt(record, key)] as const),
      options,
    );
    const service = textAt(target, "apiGroup") ?? (kind === undefined ? "nonresource" : "core");
    const event = verb === undefined ? undefined : `${kind ?? "url"}.${verb}`;
    const auditId = textAt(record, "auditID");
    return mapped({ ...time, servicePath: "objectRef", service, eventPath: "verb", event }, () => ({
      id: idOf(auditId, textAt(record, "stage")),
      provider: "kubernetes",
      resource: resourceOf(record, target, kind),
      actor: actorOf(objectAt(record, "user")),
      sourceIp: toText(listAt(record, "sourceIPs")[0]),
      userAgent: textAt(record, "userAgent"),
      requestId: auditId,
      correlationId: auditId,
      message: impersonation(record),
      ...outcomeOf(record),
    }));
  },
};

function idOf(auditId: string | undefined, stage: string | undefined): string | null {
  return auditId !== undefined && stage !== undefined ? `${auditId}/${stage}` : null;
}

/** `pods`, `pods/exec`; undefined for requests of no resource, such as `/healthz`. */
function resourceKind(target: JsonObject): string | undefined {
  const resource = textAt(target, "resource");
  const subresource = textAt(target, "subresource");
  return resource !== undefined && subresource !== undefined ? `${resource}/${subresource}` : resource;
}

function resourceOf(
  record: JsonObject,
  target: JsonObject,
  kind: string | undefined,
): IncomingEvent["resource"] {
  if (kind === undefined) {
    const path = textAt(record, "requestURI")?.split("?")[0];
    return { type: "url", id: path, name: path };
  }
  const name = textAt(target, "name");
  const namespace = textAt(target, "namespace");
  const path = namespace !== undefined && name !== undefined ? `${namespace}/${name}` : name;
  return { type: kind, id: textAt(target, "uid") ?? path, name };
}

function actorOf(user: JsonObject): IncomingEvent["actor"] {
  const name = textAt(user, "username");
  return {
    type: actorType(name),
    id: textAt(user, "uid") ?? name,
    name,
    email: name?.includes("@") ? name : undefined,
  };
}

function actorType(username: string | undefined): ActorType {
  if (username === undefined || username === "system:anonymous") return "unknown";
  if (username.startsWith("system:serviceaccount:")) return "service_account";
  return username.startsWith("system:") ? "system" : "user";
}

function impersonation(record: JsonObject): string | undefined {
  const name = textAt(record, "impersonatedUser", "username");
  return name === undefined ? undefined : `impersonating ${name}`;
}

/** The first stages have no status yet. */
function outcomeOf(record: JsonObject): { outcome: Outcome; reason?: string | undefined } {
  const status = objectAt(record, "responseStatus");
  const code = Number(textAt(status, "code"));
  const isFailure =
    code >= 400 || textAt(status, "status") === "Failure" || textAt(record, "stage") === "Panic";
  if (isFailure) return { outcome: "failure", reason: firstText(status, "message", "reason") };
  return { outcome: code > 0 ? "success" : "unknown" };
}
