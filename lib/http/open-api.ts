import { z } from "zod";
import type { ApiContent, ApiOperation, ApiParameter } from "@/lib/shared/api-operation";

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

const problemDescriptions: Readonly<Record<number, string>> = {
  400: "The body or the query string is malformed; `errors` names each fault.",
  401: "No credentials, or bad ones.",
  403: "A role or key reaches this, but lacks the permission.",
  404: "Unknown, or out of reach of every role.",
  409: "Conflicts with what is there.",
  413: "Too large.",
  415: "Not a media type that this takes.",
  422: "Well-formed but not valid; `errors` names each fault.",
  429: "Too many requests; `Retry-After` says when to come again.",
  503: "Can't answer now; `Retry-After` says when to come again.",
};

/** JSON Schema without what OpenAPI says once for the document. `io`: a body as it is sent, or as it is answered. */
function jsonSchema(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

function contentOf(content: ApiContent, io: "input" | "output") {
  const entries = Object.entries(content).map(
    ([mediaType, schema]) => [mediaType, schema ? { schema: jsonSchema(schema, io) } : {}] as const,
  );
  return Object.fromEntries(entries);
}

const queryParameter = ({ name, description, schema, isRequired = false }: ApiParameter) => ({
  name,
  in: "query",
  description,
  required: isRequired,
  schema: jsonSchema(schema, "input"),
});

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map((match) => ({
    name: match[1],
    in: "path",
    required: true,
    schema: { type: "string" },
  }));

/** OpenAPI wants an id that is unique in the document and usable as a name in code. */
const operationId = ({ method, path }: ApiOperation) =>
  method +
  path
    .replace(/^\/api\/v1/, "")
    .split(/[^A-Za-z]+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

function operationObject(operation: ApiOperation) {
  const { answer, body } = operation;
  const problems = operation.errors.map((status) => [
    status,
    { $ref: `#/components/responses/Problem${status}` },
  ]);
  return {
    operationId: operationId(operation),
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    security: operation.principals.map((kind) => (kind === "public" ? {} : { [kind]: [] })),
    parameters: [...pathParameters(operation.path), ...(operation.parameters ?? []).map(queryParameter)],
    ...(body ? { requestBody: { required: true, content: contentOf(body, "input") } } : {}),
    responses: {
      [answer.status]: {
        description: answer.description,
        ...(answer.content ? { content: contentOf(answer.content, "output") } : {}),
      },
      ...Object.fromEntries(problems),
    },
  };
}

function problemResponses() {
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return Object.fromEntries(
    Object.entries(problemDescriptions).map(([status, description]) => [
      `Problem${status}`,
      { description, content },
    ]),
  );
}

/** The OpenAPI 3.1 document of these operations; their zod contracts become JSON Schema. */
export function buildOpenApi(operations: readonly ApiOperation[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationObject(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Cairn",
      version,
      description: "Audit trail: who did what, when, from where, and what changed.",
    },
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" },
        apiKey: { type: "http", scheme: "bearer" },
      },
      schemas: { Problem: jsonSchema(problemSchema, "output") },
      responses: problemResponses(),
    },
  };
}
