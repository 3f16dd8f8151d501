import { preferences } from "@/lib/auth/contract";
import { describeCaller } from "@/lib/auth/server/describe-caller";
import { savePreferences } from "@/lib/auth/server/save-preferences";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  handler: async ({ context }) => describeCaller(context),
});

export const PATCH = defineRoute({
  principal: "session",
  body: preferences,
  handler: async ({ context, body }) => {
    await savePreferences(context, body);
    return undefined;
  },
});
