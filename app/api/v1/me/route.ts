import { describeCaller } from "@/lib/auth/server/describe-caller";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  handler: async ({ context }) => describeCaller(context),
});
