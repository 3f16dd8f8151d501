/** How far an act got, as the event's own name says it. */
export type Phase = "start" | "end" | "failed" | "request" | null;

/** Words at the end of a name that say how far the act got. */
export const phases: Readonly<Record<string, Exclude<Phase, null>>> = {
  start: "start",
  started: "start",
  end: "end",
  complete: "end",
  completed: "end",
  finished: "end",
  succeed: "end",
  success: "end",
  fail: "failed",
  failed: "failed",
  failure: "failed",
  error: "failed",
  request: "request",
};

/** Verbs of the catalog whose past is not made by rule, and what reads better than the vendor's word. */
const pasts: Readonly<Record<string, string>> = {
  get: "read",
  describe: "read",
  put: "put",
  set: "set",
  send: "sent",
  run: "ran",
  login: "logged in to",
  logout: "logged out of",
  stop: "stopped",
  drop: "dropped",
  tag: "tagged",
  untag: "untagged",
  submit: "submitted",
  bind: "bound",
  unbind: "unbound",
  hide: "hid",
  reset: "reset",
  rebuild: "rebuilt",
  build: "built",
  choose: "chose",
  rollback: "rolled back",
  leave: "left",
  lookup: "looked up",
};
const bases: Readonly<Record<string, string>> = {
  get: "read",
  describe: "read",
  login: "log in to",
  logout: "log out of",
  rollback: "roll back",
  lookup: "look up",
};

/** Verbs of the catalog in their base form. */
export const verbs = new Set(
  `create delete update view list get describe add remove assign unassign start stop restart reboot resize attach
  detach associate disassociate enable disable activate deactivate register deregister cancel approve reject invite
  accept download upload export import copy restore extend reset rename change modify set put send publish apply
  execute run terminate install upgrade rollback sync scale push pull encrypt decrypt sign verify check allow deny grant
  revoke rotate renew switch migrate evacuate shelve unshelve lock unlock hide show move join leave login logout assume
  connect disconnect promote replicate rebuild build schedule cordon uncordon drain tag untag authorize generate
  release allocate transfer submit request issue choose select expand shrink replace suspend resume archive
  invoke edit save clone subscribe unsubscribe bind unbind query search test validate configure refresh simulate lookup
  synchronize evict discover retry alter drop reserve redeploy initialize`.split(/\s+/),
);

/** Verbs at the head of a name only: "End Crawler Connection Test", but "Backup End" is a phase. */
export const headVerbs = new Set(["end", "access"]);

/** Verbs that names use as nouns as well: at the head of a name that has another verb at its end they prove nothing. */
export const nounVerbs = new Set(
  `access archive clone export import issue lock lookup query release request schedule scale search tag test
  transfer`.split(/\s+/),
);

/** Words that join what a sentence would have to take apart: "Attach floating IP to instance". */
export const joints = new Set("to from of in on for by with without and or up out as into at".split(" "));

/** Parts that name nothing by themselves: "View Cost Report Daily". */
export const adjectives = new Set(
  "daily weekly monthly hourly yearly all latest current inactive active planned expires enabled".split(" "),
);

/** What a document is broken down by, not what is seen: "Invoice Project View". */
export const breakdowns = new Set(["project", "service"]);

/** Nouns that a name ends in where others have the verb: "Sentinel node creation failed". */
const nouns: Readonly<Record<string, string>> = {
  creation: "create",
  deletion: "delete",
  modification: "modify",
  migration: "migrate",
  renewal: "renew",
  registration: "register",
  activation: "activate",
  deactivation: "deactivate",
  enablement: "enable",
  disablement: "disable",
  restoration: "restore",
  replication: "replicate",
  execution: "execute",
  addition: "add",
  removal: "remove",
};

/** The verb that a word of a name is, or null. */
export function verbOf(word: string): string | null {
  const small = word.toLowerCase();
  return nouns[small] ?? (verbs.has(small) ? small : null);
}

export const baseOf = (verb: string) => bases[verb] ?? verb;

export function pastOf(verb: string): string {
  const known = pasts[verb];
  if (known) return known;
  if (verb.endsWith("e")) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}
