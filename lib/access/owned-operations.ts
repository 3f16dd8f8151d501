import type { ApiOperation, ApiPermission, ApiText } from "@/lib/shared/api-operation";

/** The operations on what an organization itself has, and the same on what a project has; `of` names the owner. */
export const ownedOperations = (
  operationsAt: (path: string, of: ApiText) => readonly ApiOperation[],
): ApiOperation[] => [
  ...operationsAt("/api/v1/organizations/{organization}", { en: "the organization", ko: "조직" }),
  ...operationsAt("/api/v1/organizations/{organization}/projects/{project}", {
    en: "a project",
    ko: "프로젝트",
  }),
];

/** What it takes to see the events of the owner that such a path names. */
export const eventsPermission = (path: string): ApiPermission => ({
  name: path.includes("{project}") ? "projectEvents.read" : "organizationEvents.read",
});
