import { z } from "zod";
import { type ApiOptions, apiRequest, problemText } from "./api-request";
import { ImportFailure } from "./import-failure";

const named = z.object({ id: z.string(), slug: z.string(), name: z.string() });
const meSchema = z.object({
  key: z.object({ permissions: z.array(z.string()) }).nullable(),
  organizations: z.array(named.extend({ projects: z.array(named) })),
});

/**
 * Asks the API whose key it is before anything is sent: events in the wrong organization could never be taken back.
 * `organization` and `project` are ids or slugs.
 *
 * @throws ImportFailure "refused" when the key is not of this organization, may not ingest, or sees no such project
 */
export async function checkKey(
  options: ApiOptions,
  organization: string,
  project: string | null,
): Promise<void> {
  const { status, body } = await apiRequest(options, "api/v1/me", { method: "GET" });
  if (status === 401) throw new ImportFailure("refused", "the key is not valid");
  const me = meSchema.safeParse(body);
  if (status !== 200 || !me.success) {
    throw new ImportFailure(
      "refused",
      `the server can't say whose key it is: ${status} ${problemText(body)}`.trim(),
    );
  }
  const found = me.data.organizations.find(({ id, slug }) => id === organization || slug === organization);
  if (!found) {
    const own = me.data.organizations.map(({ slug }) => slug).join(", ");
    throw new ImportFailure(
      "refused",
      `the key belongs to ${own || "no organization"}, not to ${organization}`,
    );
  }
  if (me.data.key && !me.data.key.permissions.includes("events.ingest")) {
    throw new ImportFailure("refused", "the key may not ingest events");
  }
  const isKnown = found.projects.some(({ id, slug }) => id === project || slug === project);
  if (project !== null && !isKnown) {
    throw new ImportFailure("refused", `the key reaches no project ${project} in ${organization}`);
  }
}
