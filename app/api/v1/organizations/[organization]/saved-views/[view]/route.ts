import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { savedViewPatch } from "@/lib/saved-views/contract";
import { deleteSavedView } from "@/lib/saved-views/server/delete-saved-view";
import { updateSavedView } from "@/lib/saved-views/server/update-saved-view";

const params = z.object({ organization: z.string(), view: z.uuid() });

export const PATCH = defineRoute({
  principal: "session",
  params,
  body: savedViewPatch,
  handler: ({ context, params: { organization, view }, body }) =>
    updateSavedView(context, { organization, id: view, patch: body }),
});

export const DELETE = defineRoute({
  principal: "session",
  params,
  handler: async ({ context, params: { organization, view } }) => {
    await deleteSavedView(context, { organization, id: view });
    return undefined;
  },
});
