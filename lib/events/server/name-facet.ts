import "server-only";
import { sql } from "drizzle-orm";
import type { OrganizationMembership } from "@/lib/access/context";
import { nameOfCode } from "@/lib/catalog/code-names";
import type { LocalizedName } from "@/lib/catalog/model";
import { type EventFacet, type FacetValue, maxFacetValues } from "../stats-model";
import type { ReadableRows } from "./event-conditions";
import type { EventReader } from "./event-reader";
import type { FacetCounts } from "./shape-from-rows";

const inBoth = (name: string): LocalizedName => ({ en: name, ko: name });
const fold = (text: string) => text.normalize("NFC").toLowerCase();

/** A name that only says the value again is none. */
function nameOf(facet: EventFacet, value: string, own: string | null): LocalizedName | null {
  if (facet === "service" || facet === "resourceType" || facet === "event") return nameOfCode(facet, value);
  return own === null || own === value ? null : inBoth(own);
}

interface ProjectName extends Record<string, unknown> {
  id: string;
  slug: string;
  name: string;
}

/** Projects are counted by their ids, and asked for by their slugs; one made after the context was read is looked up. */
async function nameProjects(
  reader: EventReader,
  organization: OrganizationMembership,
  rows: ReadableRows,
  counts: FacetCounts["values"],
): Promise<FacetCounts["values"]> {
  const known = new Map<string, { slug: string; name: string }>(
    organization.projects.map((project) => [project.id, project]),
  );
  const missing = [...counts.keys()].filter((id) => !known.has(id));
  if (missing.length > 0) {
    const found = await reader.read<ProjectName>(sql`SELECT id, slug, name FROM projects
      WHERE organization_id = ${rows.organizationId}::uuid AND id = ANY(${sql.param(missing)}::uuid[])`);
    for (const project of found) known.set(project.id, project);
  }
  return new Map(
    [...counts].map(([id, { count }]) => [
      known.get(id)?.slug ?? id,
      { count, name: known.get(id)?.name ?? null },
    ]),
  );
}

/** The most frequent values of a facet, or of those that `wanted` occurs in, by value or by name, case ignored. */
export async function nameFacet(
  reader: EventReader,
  organization: OrganizationMembership,
  rows: ReadableRows,
  { facet, counts, wanted }: { facet: EventFacet; counts: FacetCounts["values"]; wanted: string },
): Promise<FacetValue[]> {
  const values = facet === "project" ? await nameProjects(reader, organization, rows, counts) : counts;
  const text = fold(wanted);
  const isWanted = ({ value, name }: FacetValue) =>
    [value, name?.en ?? "", name?.ko ?? ""].some((known) => fold(known).includes(text));
  const all = [...values].map(
    ([value, { count, name }]): FacetValue => ({ value, count, name: nameOf(facet, value, name) }),
  );
  return (text === "" ? all : all.filter(isWanted))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, maxFacetValues);
}
