import { z } from "zod";
import type { ApiOperation, ApiParameter } from "@/lib/shared/api-operation";
import {
  eventDetailSchema,
  eventPageSchema,
  incomingBodySchema,
  incomingEventSchema,
  ingestAnswerSchema,
} from "./contract";
import {
  eventFilterFields,
  eventFilterNames,
  listOrders,
  maxFilterValueLength,
  maxFilterValues,
} from "./filters";
import { defaultListLimit, listScopes, maxListLimit } from "./list-query";

const instant = z.string().meta({ format: "date-time" });
const bound = z.string().meta({ examples: ["-24h", "2026-11-20T04:05:06.789Z"] });

function filterParameter(name: (typeof eventFilterNames)[number]): ApiParameter {
  const definition = eventFilterFields[name];
  const minLength = "minLength" in definition ? definition.minLength : 1;
  const oneOf = "choices" in definition ? ` One of ${definition.choices.join(", ")}.` : "";
  return {
    name,
    description: `${definition.description}${oneOf} Repeat for any of several; a leading ! negates, \\! is a literal !.`,
    schema: z.array(z.string().min(minLength).max(maxFilterValueLength)).max(maxFilterValues),
  };
}

const filterParameters: readonly ApiParameter[] = [
  { name: "from", description: "Earliest time, included: RFC 3339, or relative to now.", schema: bound },
  { name: "to", description: "Latest time, excluded: RFC 3339, or relative to now.", schema: bound },
  ...eventFilterNames.map(filterParameter),
];
const order: ApiParameter = {
  name: "order",
  description: "desc is newest first.",
  schema: z.enum(listOrders).default("desc"),
};
const scope: ApiParameter = {
  name: "scope",
  description:
    "organization: its own events; project: those of every project that you may read; all: both, as far as you may.",
  schema: z.enum(listScopes).default("organization"),
};
const paging: readonly ApiParameter[] = [
  {
    name: "limit",
    description: "Most events in the answer.",
    schema: z.int().min(1).max(maxListLimit).default(defaultListLimit),
  },
  {
    name: "cursor",
    description: "nextCursor of the page before; the filters stay as they were.",
    schema: z.string(),
  },
];
const occurredAt: ApiParameter = {
  name: "occurredAt",
  description: "Tells events of one id apart; without it, the newest that you may read.",
  schema: instant,
};
const id: ApiParameter = {
  name: "id",
  description: "The event's id.",
  schema: z.string().min(1),
  isRequired: true,
};
const download: ApiParameter = {
  name: "download",
  description: "Answers as a file to save.",
  schema: z.literal("1"),
};

const position = z.object({ id: z.string(), occurredAt: instant });
const nearestSchema = z.object({
  before: position.nullable(),
  after: position.nullable(),
  searchedThrough: z.object({ before: instant.nullable(), after: instant.nullable() }),
});

const readers = ["session", "apiKey"] as const;
const read = { method: "get", principals: readers, errors: [400, 401, 403, 404, 503] } as const;
const organizationPath = "/api/v1/organizations/{organization}";
const projectPath = `${organizationPath}/projects/{project}`;

/** The reads of one list: the organization's, whose scope is a parameter, or a project's. */
function readsUnder(base: string, own: readonly ApiParameter[], of: string): ApiOperation[] {
  const json = (schema: z.ZodType) => ({ "application/json": schema });
  const event = {
    status: 200,
    description: "The event, with what changed.",
    content: json(eventDetailSchema),
  };
  const log = {
    status: 200,
    description:
      "The bytes as they were received. ETag is their SHA-256 in hex; 304 when If-None-Match names it.",
    content: { "application/json": null },
  };
  const one = { ...read, errors: [400, 401, 403, 404, 409, 503] };
  return [
    {
      ...read,
      path: `${base}/events`,
      summary: `List events of ${of}`,
      description:
        "Each request reads a bounded number of rows: a page may be short, even empty, and have a nextCursor. Go on until that is null.",
      parameters: [...own, ...filterParameters, order, ...paging],
      answer: { status: 200, description: "One page.", content: json(eventPageSchema) },
    },
    {
      ...read,
      path: `${base}/events/nearest`,
      summary: "Find the nearest events before and after a range",
      parameters: [...own, ...filterParameters, order],
      answer: {
        status: 200,
        description: "One event on either side, or null.",
        content: json(nearestSchema),
      },
    },
    {
      ...one,
      path: `${base}/events/{id}`,
      summary: "Read one event",
      parameters: [occurredAt],
      answer: event,
    },
    {
      ...one,
      path: `${base}/events/{id}/log`,
      summary: "Read the original log of one event",
      parameters: [occurredAt, download],
      answer: log,
    },
    {
      ...one,
      path: `${base}/events/by-id`,
      summary: "Read one event whose id a path would mangle",
      parameters: [id, occurredAt],
      answer: event,
    },
    {
      ...one,
      path: `${base}/events/by-id/log`,
      summary: "Read the original log of such an event",
      parameters: [id, occurredAt, download],
      answer: log,
    },
  ];
}

const ingest: ApiOperation = {
  method: "post",
  path: "/api/v1/events",
  summary: "Send events",
  description:
    "Answers once they are durably committed. One bad event never costs its neighbours. CloudEvents binary mode and Content-Encoding: gzip are understood.",
  principals: ["apiKey"],
  parameters: [
    {
      name: "notify",
      description: "false keeps the batch from firing subscriptions.",
      schema: z.enum(["true", "false"]).default("true"),
    },
  ],
  body: {
    "application/json": incomingBodySchema,
    "application/x-ndjson": incomingEventSchema,
    "application/cloudevents+json": null,
    "application/cloudevents-batch+json": null,
  },
  answer: {
    status: 200,
    description: "What became of each event.",
    content: { "application/json": ingestAnswerSchema },
  },
  errors: [400, 401, 403, 413, 415, 422, 503],
};

/** What the API offers over events. */
export const eventOperations: readonly ApiOperation[] = [
  ingest,
  ...readsUnder(organizationPath, [scope], "an organization"),
  ...readsUnder(projectPath, [], "a project"),
];
