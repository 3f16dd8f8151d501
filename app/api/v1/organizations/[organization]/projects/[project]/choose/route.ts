import { z } from "zod";
import { chooseProject } from "@/lib/auth/server/choose-project";
import { defineRoute } from "@/lib/http/define-route";

export const POST = defineRoute({
  principal: "session",
  params: z.object({ organization: z.string(), project: z.string() }),
  // Each choice is an event for ever; a person switches projects by hand.
  rateLimit: { limit: 60, windowSeconds: 60 },
  handler: async ({ context, params }) => {
    await chooseProject(context, params);
    return undefined;
  },
});
