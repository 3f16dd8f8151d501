import type { Route } from "next";
import type { OpenablePages } from "./openable-pages";
import { eventsPath } from "./paths";

/** Where a person starts in an organization: the widest list that they may open; null where there is none. */
export function firstPagePath(organization: string, pages: OpenablePages): Route | null {
  if (pages.allEvents) return eventsPath({ kind: "all", organization });
  if (pages.organizationEvents) return eventsPath({ kind: "organization", organization });
  const project = pages.projects[0];
  return project ? eventsPath({ kind: "project", organization, project: project.slug }) : null;
}
