import { z } from "zod";
import { fieldBounds } from "@/lib/events/model";
import { isStorable } from "@/lib/shared/unicode";
import { defaultSubscriptionLimit, maxSubscriptionFilterLength, maxSubscriptionLimit } from "./filters";

const text = (max: number) =>
  z
    .string()
    .min(1, "A filter needs a value.")
    .max(max)
    .refine(isStorable, "NUL and lone surrogates occur nowhere.");

const type = z.object({
  provider: text(fieldBounds.provider),
  service: text(fieldBounds.service),
  resourceType: text(fieldBounds["resource.type"]),
});

/** The query of `GET …/event-templates`. */
export const eventTemplateParameters = type.partial();

/** The query of `GET …/event-sources`. */
export const eventSourceParameters = type.extend({
  q: text(maxSubscriptionFilterLength).default(""),
  name: text(fieldBounds["resource.name"]).default(""),
  limit: z.coerce.number().int().min(1).max(maxSubscriptionLimit).default(defaultSubscriptionLimit),
  cursor: z.string().nullable().default(null),
});
