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

/** A group as the API answers it. For `all_members` the members are those of now. */
export interface UserGroup {
  id: string;
  name: string;
  kind: UserGroupKind;
  members: UserGroupMember[];
  /** Subscriptions that tell it. */
  subscriptions: { id: string; name: string }[];
}
