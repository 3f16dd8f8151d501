/** `all_members` is resolved when something is sent; `members` are chosen one by one. */
export const userGroupKinds = ["all_members", "members"] as const;
export type UserGroupKind = (typeof userGroupKinds)[number];

/** Characters of a group's name. */
export const maxGroupNameLength = 100;
export const maxGroupMembers = 1_000;

export interface UserGroupMember {
  userId: string;
  name: string;
  email: string;
}

/** A group as the API answers it. Its members are those who are members of the scope now, by name. */
export interface UserGroup {
  id: string;
  name: string;
  kind: UserGroupKind;
  /** At most `maxGroupMembers`; `memberCount` counts them all. */
  members: UserGroupMember[];
  memberCount: number;
  /** Subscriptions that tell it. */
  subscriptions: { id: string; name: string }[];
}

/** A page of the list of groups, by name. */
export interface UserGroupPage {
  userGroups: UserGroup[];
  nextCursor: string | null;
}
