import { cache } from "react";
import type { Context } from "@/lib/access/context";
import type { SavedView } from "@/lib/saved-views/model";
import { listSavedViews } from "@/lib/saved-views/server/list-saved-views";
import { AppError } from "@/lib/shared/errors";

/** Of who may read no list, and of a database that is away, no page fails for want of views. */
const isPassable = (error: unknown) =>
  error instanceof AppError && ["forbidden", "not_found", "unavailable"].includes(error.code);

/** The views that a person sees in an organization. Read once for each request: the frame and a list show them. */
export const readSavedViews = cache(
  async (context: Context, organization: string): Promise<readonly SavedView[]> => {
    try {
      return (await listSavedViews(context, { organization })).savedViews;
    } catch (error) {
      if (isPassable(error)) return [];
      throw error;
    }
  },
);
