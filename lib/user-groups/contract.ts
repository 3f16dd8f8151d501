import { z } from "zod";
import { isStorable } from "@/lib/shared/unicode";
import { maxGroupMembers, maxGroupNameLength, userGroupKinds } from "./model";

const name = z
  .string()
  .trim()
  .refine((value) => value !== "", "Give a name.")
  .refine(
    (value) => Array.from(value).length <= maxGroupNameLength,
    `At most ${maxGroupNameLength} characters.`,
  )
  .refine((value) => isStorable(value) && !/\p{Cc}/u.test(value), "Control characters can't stand in a name.")
  .meta({ minLength: 1, maxLength: maxGroupNameLength });

const members = z.array(z.uuid()).max(maxGroupMembers).meta({
  description: "Ids of members of the project, or of the organization; only for the kind `members`.",
  "x-description-ko": "프로젝트 또는 조직 멤버의 ID이며, 종류가 members일 때만 씁니다.",
});

const kind = z.enum(userGroupKinds).meta({
  description: "`all_members` is everybody who is a member when something is sent.",
  "x-description-ko": "all_members는 보내는 시점의 모든 멤버입니다.",
});

/** The body of `POST …/user-groups`. */
export const userGroupBody = z.strictObject({ name, kind, members: members.default([]) });
export type UserGroupBody = z.output<typeof userGroupBody>;

/** The body of `PATCH …/user-groups/{id}`: what is left out stays as it is. */
export const userGroupPatch = z.strictObject({ name, kind, members }).partial();
export type UserGroupPatch = z.output<typeof userGroupPatch>;

const named = z.object({ id: z.uuid(), name: z.string() });

export const userGroupSchema = z.object({
  ...named.shape,
  kind: z.enum(userGroupKinds),
  members: z.array(z.object({ userId: z.uuid(), name: z.string(), email: z.string() })),
  memberCount: z.int(),
  subscriptions: z.array(named),
});

export const userGroupPageSchema = z.object({
  userGroups: z.array(userGroupSchema),
  nextCursor: z.string().nullable(),
});

/** What deleting a group answers: the subscriptions that it was removed from. */
export const deletedUserGroupSchema = z.object({ removedFrom: z.array(named) });
