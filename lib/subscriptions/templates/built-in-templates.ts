import type { CatalogScope } from "@/lib/catalog/model";
import { subscribableEntries } from "../event-type";
import type { EventTemplate, EventType } from "../model";
import { awsRules } from "./aws-rules";
import { easyCache, easyCacheRules } from "./easycache-rules";
import { generalRules } from "./general-rules";
import type { TemplateRule } from "./template-rule";

function rulesFor({ provider, service }: EventType): readonly TemplateRule[] {
  if (provider === easyCache.provider && service === easyCache.service) return easyCacheRules;
  return provider === "aws" ? [...awsRules, ...generalRules] : generalRules;
}

/**
 * The built-in templates of a type in a scope, each with the codes that can be subscribed to there; those that would
 * have none are left out. `type` is in the catalog's spelling.
 */
export function builtInTemplates(scope: CatalogScope, type: EventType): EventTemplate[] {
  const entries = subscribableEntries(scope, type);
  return rulesFor(type).flatMap(({ id, name, credit, takes }) => {
    const events = entries.filter(takes).map((entry) => entry.event);
    const { provider, service, resourceType } = type;
    return events.length === 0
      ? []
      : [{ id, name, isOwn: false, provider, service, resourceType, events, credit }];
  });
}
