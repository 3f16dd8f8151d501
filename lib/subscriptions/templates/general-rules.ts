import type { CatalogEntry } from "@/lib/catalog/model";
import type { TemplateRule } from "./template-rule";

const spoken = new WeakMap<CatalogEntry, string>();

/**
 * An entry's code and English name as lower-case words: vendors write "DeleteBucketPolicy", "cluster.role.delete",
 * "open_metrics_chart_deletion" and "Instance Delete".
 */
function wordsOf(entry: CatalogEntry): string {
  const known = spoken.get(entry);
  if (known !== undefined) return known;
  const words = `${entry.event} | ${entry.name.en}`
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replace(/[^A-Za-z|]+/g, " ")
    .toLowerCase();
  spoken.set(entry, words);
  return words;
}

const says = (entry: CatalogEntry, pattern: RegExp) => pattern.test(wordsOf(entry));

const failure = /\b(?:fail(?:ed|ure|ures)?|errors?|aborted|node down|problem detected|problem occurred)\b/;
const deletion =
  /\b(?:delet(?:e|ed|es|ion|ing)|remov(?:e|ed|al)|terminat(?:e|ed|ing|ion)|drop|destroy|purge|cleanup|deregister)\b/;

/** What only looks; `get` and the like stand first in a code, "view" and "list" also last. */
const looking =
  /^(?:event id )?(?:get|list|describe|view|head|lookup|search|simulate|batch get|test|check)\b|\b(?:view|list|get)(?: \||$)/;

/** What looks at something that opens doors, and so is more than looking. */
const revealing =
  /\bget (?:secret|password|federation token|session token|signin token|authorization token|credentials)\b/;

const access = new RegExp(
  [
    /\b(?:roles?|clusterrole|rolebinding|clusterrolebinding|permissions?|(?:un)?assign(?:ment)?|members?|grants?)\b/,
    /\b(?:(?<!web )acl|ipacl|invit(?:e|ation)|trust|principal|login profile|shar(?:e|ing)|public access|owner)\b/,
    /\b(?:access|bucket|key|resource|user|group|repository|managed|inline|security) policy\b/,
    /\b(?:user (?:add|delete|activate|deactivate|create)|(?:create|delete|add|remove) user|user (?:to|from) group)\b/,
    /\bservice account (?:create|delete|activate|deactivate)\b/,
  ]
    .map((pattern) => pattern.source)
    .join("|"),
);

const security = new RegExp(
  [
    /\b(?:login|passwords?|(?:access|api|ssh|ssh public) keys?|key ?pairs?|secrets?|certificates?|credentials?)\b/,
    /\b(?:security groups?|security policy|firewall|network ?polic(?:y|ies)|acl|ipacl|public access|serial console)\b/,
    /\b(?:mfa|encrypt(?:ion)?|decrypt|kms|hmac|tokens?|sign in|signin|sign out|federation|saml|open ?id)\b/,
    /\b(?:trail|logging|flow logs?|log save|guard ?duty|detector|exec|service accounts?)\b/,
    /\b(?:create|delete|disable|enable|destroy|revoke|activate|deactivate|restore|rotate|schedule) keys?\b/,
    /\bkey (?:create|delete|disable|enable|destroy|rotation|deletion|activate|deactivate)\b/,
  ]
    .map((pattern) => pattern.source)
    .join("|"),
);

/** The other members, those of a load balancer, are machines. */
const machines = /\bload ?balancer\b/;

const isFailure = (entry: CatalogEntry) => says(entry, failure);

/** For every service that has no rules of its own. In the order in which the popup shows them. */
export const generalRules: readonly TemplateRule[] = [
  {
    id: "general.failures",
    name: { en: "All failures", ko: "모든 실패" },
    credit: null,
    takes: isFailure,
  },
  {
    id: "general.deletions",
    name: { en: "Deletions", ko: "삭제" },
    credit: null,
    // What failed to be deleted is still there: it is among the failures.
    takes: (entry) => says(entry, deletion) && !isFailure(entry),
  },
  {
    id: "general.access",
    name: { en: "Access and permission changes", ko: "접근 및 권한 변경" },
    credit: null,
    takes: (entry) =>
      says(entry, access) && !says(entry, looking) && !says(entry, machines) && !isFailure(entry),
  },
  {
    id: "general.security",
    name: { en: "Security-sensitive actions", ko: "보안에 민감한 작업" },
    credit: null,
    // A sign-in that failed is of interest here too.
    takes: (entry) => says(entry, security) && (!says(entry, looking) || says(entry, revealing)),
  },
];
