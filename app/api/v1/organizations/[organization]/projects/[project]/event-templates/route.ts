import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { eventTemplateBody } from "@/lib/subscriptions/contract";
import { eventTemplateParameters } from "@/lib/subscriptions/read-parameters";
import { createEventTemplate } from "@/lib/subscriptions/server/create-event-template";
import { listEventTemplates } from "@/lib/subscriptions/server/list-event-templates";

const params = z.object({ organization: z.string(), project: z.string() });

export const GET = defineRoute({
  principal: ["session", "apiKey"],
  params,
  query: eventTemplateParameters,
  handler: ({ context, params, query }) =>
    listEventTemplates(context, { scope: { kind: "project", ...params }, type: query }),
});

export const POST = defineRoute({
  principal: ["session", "apiKey"],
  params,
  body: eventTemplateBody,
  handler: async ({ context, params, body }) => {
    const created = await createEventTemplate(context, { scope: { kind: "project", ...params }, body });
    return Response.json(created, { status: 201 });
  },
});
