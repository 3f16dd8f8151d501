import { z } from "zod";
import { organizationRoles, projectRoles } from "@/lib/access/roles";

/** A person of a project or of an organization. */
const memberSchema = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum([...organizationRoles, ...projectRoles])),
});

export const memberPageSchema = z.object({
  members: z.array(memberSchema),
  nextCursor: z.string().nullable(),
});
