import { z } from "zod";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import {
  type ApiContent,
  type ApiOperation,
  type ApiParameter,
  type ApiText,
  apiGroups,
} from "@/lib/shared/api-operation";
import type { Locale } from "@/lib/shared/locale";
import type {
  JsonSchema,
  OpenApiContent,
  OpenApiDocument,
  OpenApiOperation,
  OpenApiParameter,
} from "@/lib/shared/open-api-document";
import { problemDescriptions, problemSchema } from "./problem-contract";

const pathTexts: Readonly<Record<string, ApiText>> = {
  organization: { en: "Id or slug of the organization.", ko: "조직의 ID 또는 슬러그입니다." },
  project: { en: "Id or slug of the project.", ko: "프로젝트의 ID 또는 슬러그입니다." },
  userGroup: { en: "Id of the user group.", ko: "사용자 그룹의 ID입니다." },
  subscription: { en: "Id of the subscription.", ko: "구독의 ID입니다." },
  delivery: { en: "Id of the delivery.", ko: "발송의 ID입니다." },
  template: { en: "Id of the organization's own template.", ko: "조직이 저장한 템플릿의 ID입니다." },
  view: { en: "Id of the saved view.", ko: "저장된 보기의 ID입니다." },
  id: { en: "The event's id, percent-encoded.", ko: "이벤트의 ID이며 퍼센트 인코딩합니다." },
};

/** Contracts carry Korean descriptions under `x-description-ko`: takes the wanted one and drops the other. */
function inLanguage(node: unknown, language: Locale): unknown {
  if (Array.isArray(node)) return node.map((item) => inLanguage(item, language));
  if (typeof node !== "object" || node === null) return node;
  const { "x-description-ko": korean, ...rest } = node as Record<string, unknown>;
  const described = language === "ko" && korean !== undefined ? { ...rest, description: korean } : rest;
  return Object.fromEntries(
    Object.entries(described).map(([key, value]) => [key, inLanguage(value, language)]),
  );
}

/** JSON Schema without what OpenAPI says once for the document. `io`: a body as it is sent, or as it is answered. */
function jsonSchema(schema: z.ZodType, io: "input" | "output", language: Locale): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return inLanguage(rest, language) as JsonSchema;
}

function contentOf(content: ApiContent, io: "input" | "output", language: Locale): OpenApiContent {
  const entries = Object.entries(content).map(
    ([mediaType, schema]) => [mediaType, schema ? { schema: jsonSchema(schema, io, language) } : {}] as const,
  );
  return Object.fromEntries(entries);
}

const queryParameter = (parameter: ApiParameter, language: Locale): OpenApiParameter => ({
  name: parameter.name,
  in: "query",
  description: parameter.description[language],
  required: parameter.isRequired ?? false,
  schema: jsonSchema(parameter.schema, "input", language),
});

const pathParameters = (path: string, language: Locale): OpenApiParameter[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    description: pathTexts[name]?.[language] ?? "",
    required: true,
    schema: { type: "string", ...(name === "id" ? { examples: ["req-7f3a"] } : {}) },
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

function responsesOf({ answer, errors }: ApiOperation, language: Locale): OpenApiOperation["responses"] {
  const problems = errors.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]);
  const content = answer.content ? { content: contentOf(answer.content, "output", language) } : {};
  return {
    [answer.status]: { description: answer.description[language], ...content },
    ...Object.fromEntries(problems),
  };
}

function operationObject(operation: ApiOperation, language: Locale): OpenApiOperation {
  const { body, description, permissions, parameters = [] } = operation;
  const needed = permissions?.map((permission) => ({
    name: permission.name,
    ...(permission.for ? { for: permission.for[language] } : {}),
  }));
  return {
    operationId: operationId(operation),
    tags: [operation.group],
    summary: operation.summary[language],
    ...(description ? { description: description[language] } : {}),
    security: operation.principals.map((kind) => (kind === "public" ? {} : { [kind]: [] })),
    ...(needed ? { "x-permissions": needed } : {}),
    parameters: [
      ...pathParameters(operation.path, language),
      ...parameters.map((parameter) => queryParameter(parameter, language)),
    ],
    ...(body ? { requestBody: { required: true, content: contentOf(body, "input", language) } } : {}),
    responses: responsesOf(operation, language),
  };
}

function problemResponses(language: Locale) {
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return Object.fromEntries(
    Object.entries(problemDescriptions).map(([status, description]) => [
      `Problem${status}`,
      { description: description[language], content },
    ]),
  );
}

/** The OpenAPI 3.1 document of these operations; their zod contracts become JSON Schema. */
export function buildOpenApi(
  operations: readonly ApiOperation[],
  version: string,
  language: Locale = "en",
): OpenApiDocument {
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: operationObject(operation, language),
    };
  }
  const description: ApiText = {
    en: "Audit trail: who did what, when, from where, and what changed.",
    ko: "감사 기록: 누가 언제 어디에서 무엇을 했고 무엇이 바뀌었는지 보여 줍니다.",
  };
  return {
    openapi: "3.1.0",
    info: { title: "Cairn", version, description: description[language] },
    tags: Object.entries(apiGroups).map(([name, title]) => ({ name, "x-displayName": title[language] })),
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: sessionCookieName() },
        apiKey: { type: "http", scheme: "bearer" },
      },
      schemas: { Problem: jsonSchema(problemSchema, "output", language) },
      responses: problemResponses(language),
    },
  };
}
