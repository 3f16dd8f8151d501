import { z } from "zod";
import type { RequestedScope } from "@/lib/access/scope";

type PathScope = Exclude<RequestedScope, { kind: "projects" }>;

const inOrganization = z.object({ organization: z.string() });
const inProject = inOrganization.extend({ project: z.string() });

/**
 * The `params` of routes that an organization and its projects have alike: the scope that the path names. What else
 * the path names is joined to it by `z.intersection`.
 */
export const scopeParams: {
  readonly [Kind in PathScope["kind"]]: z.ZodType<{ scope: Extract<PathScope, { kind: Kind }> }>;
} = {
  organization: inOrganization.transform((path) => ({ scope: { kind: "organization", ...path } })),
  project: inProject.transform((path) => ({ scope: { kind: "project", ...path } })),
  all: inOrganization.transform((path) => ({ scope: { kind: "all", ...path } })),
};
