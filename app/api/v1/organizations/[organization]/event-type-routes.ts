import { z } from "zod";
import type { OwningScope } from "@/lib/access/scope";
import { shareDefinition } from "@/lib/http/define-route";
import { scopeParams } from "@/lib/http/scope-params";
import { eventTemplateBody, eventTemplatePatch } from "@/lib/subscriptions/contract";
import { eventSourceParameters, eventTemplateParameters } from "@/lib/subscriptions/read-parameters";
import { createEventTemplate } from "@/lib/subscriptions/server/create-event-template";
import { deleteEventTemplate } from "@/lib/subscriptions/server/delete-event-template";
import { listEventSources } from "@/lib/subscriptions/server/list-event-sources";
import { listEventTemplates } from "@/lib/subscriptions/server/list-event-templates";
import { renameEventTemplate } from "@/lib/subscriptions/server/rename-event-template";

const principal = ["session", "apiKey"] as const;

/** What a project, or the organization itself, offers for a type of event: templates of codes, and sources. */
export function eventTypeRoutes(owner: OwningScope["kind"]) {
  const params = scopeParams[owner];
  return {
    listTemplates: shareDefinition({
      principal,
      params,
      query: eventTemplateParameters,
      handler: ({ context, params: { scope }, query }) => listEventTemplates(context, { scope, type: query }),
    }),
    createTemplate: shareDefinition({
      principal,
      params,
      body: eventTemplateBody,
      handler: async ({ context, params: { scope }, body }) => {
        const created = await createEventTemplate(context, { scope, body });
        return Response.json(created, { status: 201 });
      },
    }),
    listSources: shareDefinition({
      principal,
      params,
      query: eventSourceParameters,
      handler: ({ context, params: { scope }, query: { provider, service, resourceType, ...page } }) =>
        listEventSources(context, { ...page, scope, type: { provider, service, resourceType } }),
    }),
  };
}

/** One of these templates. */
export function singleEventTemplateRoutes(owner: OwningScope["kind"]) {
  const params = z.intersection(scopeParams[owner], z.object({ template: z.uuid() }));
  return {
    rename: shareDefinition({
      principal,
      params,
      body: eventTemplatePatch,
      handler: ({ context, params: { scope, template }, body }) =>
        renameEventTemplate(context, { scope, id: template, patch: body }),
    }),
    remove: shareDefinition({
      principal,
      params,
      handler: async ({ context, params: { scope, template } }) => {
        await deleteEventTemplate(context, { scope, id: template });
        return undefined;
      },
    }),
  };
}
