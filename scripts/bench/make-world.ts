import {
  addMember,
  type MadeOrganization,
  type MadePerson,
  makeApiKey,
  makeOrganization,
  makePerson,
} from "@/db/testing/make-organization";
import type { Context } from "@/lib/access/context";
import { systemContext } from "@/lib/access/system-context";
import { projectSlugs } from "./make-events";

export interface World {
  organization: MadeOrganization;
  /** May send and read everything. */
  key: string;
  /** May see everything in the console. */
  person: MadePerson;
  /** The same reach, for calling verbs directly. */
  context: Context;
}

/** Makes the organization that the benchmark fills, in the open database. */
export async function makeWorld(): Promise<World> {
  const organization = await makeOrganization({ slug: "bench", name: "Bench", projects: projectSlugs });
  const { key } = await makeApiKey(organization, {
    permissions: ["events.ingest", "organizationEvents.read", "projectEvents.read"],
  });
  const person = await makePerson({ email: "viewer@bench.test", name: "Viewer" });
  await addMember(organization, person, { organization: ["trail_viewer"] });
  const { id, slug, name, projects } = organization;
  const membership = {
    ...{ id, slug, name, roles: [] },
    projects: Object.values(projects).map((project) => ({ ...project, roles: [] })),
  };
  return { organization, key, person, context: systemContext("bench", [membership]) };
}
