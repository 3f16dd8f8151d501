import { ApiError } from "@/lib/http/api-client";
import {
  maxGroupMembers,
  maxGroupNameLength,
  type UserGroup,
  type UserGroupKind,
  type UserGroupMember,
} from "@/lib/user-groups/model";

/** What a person has filled in. Chosen people are kept while the kind is another one. */
export interface GroupForm {
  name: string;
  kind: UserGroupKind;
  members: readonly UserGroupMember[];
}

export const emptyGroupForm: GroupForm = { name: "", kind: "members", members: [] };

export const formOfGroup = ({ name, kind, members }: UserGroup): GroupForm => ({
  name,
  kind,
  members: kind === "members" ? members : [],
});

/** The body of POST and PATCH. */
export const bodyOfForm = ({ name, kind, members }: GroupForm) => ({
  name,
  kind,
  members: kind === "members" ? members.map(({ userId }) => userId) : [],
});

export interface GroupFaults {
  name?: "missing" | "tooLong" | "refused" | "taken";
  members?: "missing" | "refused" | "tooMany";
  /** Chosen people who are members no more. */
  strangers: readonly string[];
  /** What is at fault is no field. */
  other?: "gone" | "failed";
}

/** The API answers in English; what was sent tells which of its faults it is. */
function nameFaultOf(name: string): NonNullable<GroupFaults["name"]> {
  const sent = name.trim();
  if (sent === "") return "missing";
  if ([...sent].length > maxGroupNameLength) return "tooLong";
  return /\p{Cc}|\p{Cs}/u.test(sent) ? "refused" : "taken";
}

function memberFaultOf({ members }: GroupForm): NonNullable<GroupFaults["members"]> {
  if (members.length === 0) return "missing";
  return members.length > maxGroupMembers ? "tooMany" : "refused";
}

/** Where the faults of an answer stand in the form that was sent. */
export function faultsOf(error: unknown, sent: GroupForm): GroupFaults {
  if (!(error instanceof ApiError)) return { strangers: [], other: "failed" };
  if (error.status === 404) return { strangers: [], other: "gone" };
  const paths = error.status === 422 ? error.fields.map(({ path }) => path) : [];
  const atMembers = paths.filter((path) => /^members\b/.test(path));
  const strangers = atMembers.flatMap((path) => sent.members[Number(path.split(".")[1] ?? "-1")]?.name ?? []);
  // The server looks for members once the rest has its form; whoever sent nobody is told at once.
  const isNobody = paths.length > 0 && sent.kind === "members" && sent.members.length === 0;
  const faults: GroupFaults = {
    strangers,
    ...(paths.includes("name") ? { name: nameFaultOf(sent.name) } : {}),
    ...(atMembers.length > 0 || isNobody ? { members: memberFaultOf(sent) } : {}),
  };
  return faults.name || faults.members ? faults : { strangers: [], other: "failed" };
}
