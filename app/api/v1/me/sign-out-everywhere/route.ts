import { signOutEverywhere } from "@/lib/auth/server/sign-out-everywhere";
import { defineRoute } from "@/lib/http/define-route";

export const POST = defineRoute({
  principal: "session",
  handler: ({ context }) => signOutEverywhere(context),
});
