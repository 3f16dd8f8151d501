import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { savedViewBody } from "@/lib/saved-views/contract";
import { createSavedView } from "@/lib/saved-views/server/create-saved-view";
import { listSavedViews } from "@/lib/saved-views/server/list-saved-views";

const params = z.object({ organization: z.string() });

export const GET = defineRoute({
  principal: "session",
  params,
  handler: ({ context, params }) => listSavedViews(context, params),
});

export const POST = defineRoute({
  principal: "session",
  params,
  body: savedViewBody,
  handler: async ({ context, params: { organization }, body }) =>
    Response.json(await createSavedView(context, { organization, body }), { status: 201 }),
});
