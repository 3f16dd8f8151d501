import "server-only";
import { getDatabase } from "@/db/client";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { insertEvents } from "@/lib/events/server/insert-events";
import { AppError } from "@/lib/shared/errors";
import { actEvent } from "./act-event";
import { requirePerson } from "./require-person";

/** Records that a person switched into a project that they may read, as an event of that project. */
export async function chooseProject(
  context: Context,
  input: { organization: string; project: string },
): Promise<void> {
  const person = requirePerson(context);
  const grant = authorize(context, "projectEvents.read", { kind: "project", ...input });
  const { organization, reach } = grant;
  const [project] = reach.projects === "every" ? [] : reach.projects;
  if (!project) throw new AppError("not_found", "There is no such project.");
  const receivedAt = new Date();
  const actor = { type: "user", id: person.id, email: person.email, name: person.name } as const;
  const act = { event: "Choose Project", actor, resource: project, project, outcome: "success" } as const;
  const events = [actEvent(organization.id, act, context, receivedAt)];
  await insertEvents(getDatabase(), { organizationId: organization.id, events, receivedAt, notify: true });
}
