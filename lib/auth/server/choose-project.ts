import "server-only";
import { getDatabase } from "@/db/client";
import { authorize } from "@/lib/access/authorize";
import type { Context } from "@/lib/access/context";
import { actorOf } from "@/lib/events/server/actor-of";
import { recordAct } from "@/lib/events/server/record-act";
import { AppError } from "@/lib/shared/errors";
import { requirePerson } from "./require-person";

/** Records that a person switched into a project that they may read, as an event of that project. */
export async function chooseProject(
  context: Context,
  input: { organization: string; project: string },
): Promise<void> {
  requirePerson(context);
  const grant = authorize(context, "projectEvents.read", { kind: "project", ...input });
  const { organization, reach } = grant;
  const [project] = reach.projects === "every" ? [] : reach.projects;
  if (!project) throw new AppError("not_found", "There is no such project.");
  const actor = actorOf(context);
  const act = { event: "Choose Project", actor, resource: project, project, outcome: "success" } as const;
  await recordAct(getDatabase(), organization.id, act, context);
}
