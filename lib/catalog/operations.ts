import { z } from "zod";
import type { ApiOperation } from "@/lib/shared/api-operation";
import { catalogPageSchema } from "./contract";
import { catalogFilterFields, catalogFilterNames } from "./filters";
import { defaultCatalogLimit, maxCatalogLimit } from "./model";

/** What the API offers over the catalog. */
export const catalogOperations: readonly ApiOperation[] = [
  {
    method: "get",
    path: "/api/v1/catalog",
    summary: "Browse the event catalog",
    principals: ["session", "apiKey"],
    parameters: [
      ...catalogFilterNames.map((name) => {
        const definition = catalogFilterFields[name];
        const value = "choices" in definition ? z.enum(definition.choices) : z.string().min(1);
        const isSingle = "isSingle" in definition && definition.isSingle;
        return { name, description: definition.description, schema: isSingle ? value : z.array(value) };
      }),
      {
        name: "limit",
        description: "Most entries in the answer.",
        schema: z.int().min(1).max(maxCatalogLimit).default(defaultCatalogLimit),
      },
      { name: "cursor", description: "nextCursor of the page before.", schema: z.string() },
    ],
    answer: {
      status: 200,
      description: "One page of entries, and the services that have any.",
      content: { "application/json": catalogPageSchema },
    },
    errors: [400, 401],
  },
];
