import { z } from "zod";
import { permissions } from "@/lib/access/permissions";
import { organizationRoles, projectRoles } from "@/lib/access/roles";
import type { ApiOperation } from "@/lib/shared/api-operation";
import { passwordChange } from "./contract";

const named = { id: z.uuid(), slug: z.string(), name: z.string() };
const meSchema = z.object({
  user: z
    .object({
      id: z.uuid(),
      email: z.string(),
      name: z.string(),
      locale: z.enum(["en", "ko"]),
      timeZone: z.string(),
    })
    .nullable(),
  key: z.object({ id: z.uuid(), name: z.string(), permissions: z.array(z.enum(permissions)) }).nullable(),
  organizations: z.array(
    z.object({
      ...named,
      roles: z.array(z.enum(organizationRoles)),
      projects: z.array(z.object({ ...named, roles: z.array(z.enum(projectRoles)) })),
    }),
  ),
});

/** What the API offers about the caller. */
export const callerOperations: readonly ApiOperation[] = [
  {
    method: "get",
    path: "/api/v1/me",
    summary: "Ask who you are and what you reach",
    principals: ["session", "apiKey"],
    answer: {
      status: 200,
      description: "One of user and key is set.",
      content: { "application/json": meSchema },
    },
    errors: [401],
  },
  {
    method: "put",
    path: "/api/v1/me/password",
    summary: "Change your password",
    description: "Ends every session.",
    principals: ["session"],
    body: { "application/json": passwordChange },
    answer: { status: 204, description: "Changed." },
    errors: [400, 401, 403, 415, 422, 429],
  },
  {
    method: "post",
    path: "/api/v1/me/sign-out-everywhere",
    summary: "End all your sessions",
    principals: ["session"],
    answer: {
      status: 200,
      description: "How many ended.",
      content: { "application/json": z.object({ endedSessions: z.int() }) },
    },
    errors: [401, 403, 415],
  },
  {
    method: "post",
    path: "/api/v1/organizations/{organization}/projects/{project}/choose",
    summary: "Record that you chose a project to work in",
    principals: ["session"],
    answer: { status: 204, description: "Recorded." },
    errors: [401, 403, 404, 415, 429],
  },
];
