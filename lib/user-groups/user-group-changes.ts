import type { Change } from "@/lib/events/model";
import type { UserGroup } from "./model";

/** What a group's record shows of it: people by address, and none for a group of everybody, whose list is not its own. */
const shown = ({ name, kind, members }: UserGroup) => ({
  name,
  kind,
  members: kind === "members" ? members.map(({ email }) => email) : undefined,
});

/** The fields that differ, before and after; null for a group that is not there. */
export function changesOfGroup(before: UserGroup | null, after: UserGroup | null): Change[] {
  const [old, now] = [before, after].map((group) => (group ? shown(group) : null));
  return (["name", "kind", "members"] as const)
    .map((path) => ({ path, before: old?.[path], after: now?.[path] }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}
