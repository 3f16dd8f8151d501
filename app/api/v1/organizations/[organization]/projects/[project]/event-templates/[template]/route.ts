import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { eventTemplatePatch } from "@/lib/subscriptions/contract";
import { deleteEventTemplate } from "@/lib/subscriptions/server/delete-event-template";
import { renameEventTemplate } from "@/lib/subscriptions/server/rename-event-template";

const principal = ["session", "apiKey"] as const;
const params = z
  .object({ organization: z.string(), project: z.string(), template: z.uuid() })
  .transform(({ template, ...params }) => ({ id: template, scope: { kind: "project" as const, ...params } }));

export const PATCH = defineRoute({
  principal,
  params,
  body: eventTemplatePatch,
  handler: ({ context, params, body }) => renameEventTemplate(context, { ...params, patch: body }),
});

export const DELETE = defineRoute({
  principal,
  params,
  handler: async ({ context, params }) => {
    await deleteEventTemplate(context, params);
    return undefined;
  },
});
