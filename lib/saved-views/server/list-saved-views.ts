import "server-only";
import { getDatabase } from "@/db/client";
import type { Context } from "@/lib/access/context";
import { authorizeEventRead } from "@/lib/events/server/event-access";
import type { SavedView } from "../model";
import { readSavedViews, toSavedView } from "./saved-view-rows";
import { viewReader } from "./view-reader";

/**
 * The views that a person sees in an organization, by name: their own and shared ones, of those lists that they may open
 * now. A shared view that names a project which they may not read is left out. Throws `forbidden` for who may read
 * nothing, and for keys.
 */
export async function listSavedViews(
  context: Context,
  { organization }: { organization: string },
): Promise<{ savedViews: SavedView[] }> {
  const reader = viewReader(context, authorizeEventRead(context, { kind: "all", organization }));
  return { savedViews: (await readSavedViews(getDatabase(), reader)).map(toSavedView) };
}
