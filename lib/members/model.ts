import type { OrganizationRole, ProjectRole } from "@/lib/access/roles";

/** A person of a project (who holds a role in it) or of an organization. */
export interface Member {
  userId: string;
  name: string;
  email: string;
  roles: (OrganizationRole | ProjectRole)[];
}

/** A page of the list of members, by name. */
export interface MemberPage {
  members: Member[];
  nextCursor: string | null;
}
