import type { Grant } from "@/lib/access/authorize";
import { findByIdOrSlug } from "@/lib/access/find-by-id-or-slug";
import type { IngestTarget } from "./normalize-event";

/** Says where the holder of a grant may write. A batch names few projects often, so answers are kept. */
export function ingestTargetOf(grant: Grant<"events.ingest">): IngestTarget {
  const { organization, reach } = grant;
  const projects = reach.projects === "every" ? organization.projects : reach.projects;
  const found = new Map<string, string | null>();
  return {
    organizationId: organization.id,
    takesOrganizationEvents: reach.organization,
    findProjectId(idOrSlug) {
      let id = found.get(idOrSlug);
      if (id === undefined) {
        id = findByIdOrSlug(projects, idOrSlug)?.id ?? null;
        found.set(idOrSlug, id);
      }
      return id;
    },
  };
}
