import type {
  OpenApiContent,
  OpenApiDocument,
  OpenApiOperation,
  OpenApiResponse,
} from "@/lib/shared/open-api-document";
import { type CurlFacts, curlExample } from "./curl-example";
import { describeFields, describeParameter, sketchOf, variantsOf } from "./describe-fields";
import type { Caller, Reference, ReferenceBody, ReferenceOperation } from "./model";

/** The fields are those of the first form: the media types of one body carry the same things. */
function readBody(content: OpenApiContent = {}): ReferenceBody {
  const entries = Object.entries(content).map(([mediaType, { schema }]) => ({
    mediaType,
    variants: schema ? variantsOf(schema) : [],
  }));
  const [first] = entries.flatMap(({ variants }) => variants);
  return {
    forms: entries.map(({ mediaType, variants }) => ({ mediaType, forms: variants.map(sketchOf) })),
    fields: first ? describeFields(first) : [],
  };
}

function readAnswer(responses: OpenApiOperation["responses"]): ReferenceOperation["answer"] {
  const own = Object.entries(responses).find(
    (entry): entry is [string, OpenApiResponse] => "description" in entry[1],
  );
  const [status = "", response] = own ?? [];
  return { status, description: response?.description ?? "", body: readBody(response?.content) };
}

const callersOf = (operation: OpenApiOperation) =>
  operation.security.map((way): Caller => {
    if ("apiKey" in way) return "apiKey";
    return "session" in way ? "session" : "public";
  });

function readOperation(
  method: string,
  path: string,
  operation: OpenApiOperation,
  facts: CurlFacts,
): ReferenceOperation {
  const parametersIn = (place: "path" | "query") =>
    operation.parameters.filter((parameter) => parameter.in === place).map(describeParameter);
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    description: operation.description ?? null,
    callers: callersOf(operation),
    permissions: operation["x-permissions"] ?? [],
    pathParameters: parametersIn("path"),
    queryParameters: parametersIn("query"),
    body: operation.requestBody ? readBody(operation.requestBody.content) : null,
    answer: readAnswer(operation.responses),
    errors: Object.entries(operation.responses).flatMap(([status, response]) =>
      "$ref" in response ? [status] : [],
    ),
    example: curlExample(method, path, operation, facts),
  };
}

/** Reads the OpenAPI document for people: its operations by group, with examples that work at this installation. */
export function readReference(document: OpenApiDocument, facts: Omit<CurlFacts, "sessionCookie">): Reference {
  const { securitySchemes, responses, schemas } = document.components;
  const curlFacts = { ...facts, sessionCookie: securitySchemes.session?.name ?? "" };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  const groups = document.tags.map(({ name, "x-displayName": title }) => ({
    id: name,
    title,
    operations: operations
      .filter(({ operation }) => operation.tags.includes(name))
      .map(({ method, path, operation }) => readOperation(method, path, operation, curlFacts)),
  }));
  return {
    groups,
    errors: Object.entries(responses).map(([name, { description }]) => ({
      status: name.replace(/^Problem/, ""),
      description,
    })),
    errorFields: schemas.Problem ? describeFields(schemas.Problem) : [],
  };
}
