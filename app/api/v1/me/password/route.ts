import { passwordChange } from "@/lib/auth/contract";
import { changePassword } from "@/lib/auth/server/change-password";
import { defineRoute } from "@/lib/http/define-route";

export const PUT = defineRoute({
  principal: "session",
  body: passwordChange,
  rateLimit: { limit: 20, windowSeconds: 60 },
  handler: async ({ context, body }) => {
    await changePassword(context, body);
    return undefined;
  },
});
