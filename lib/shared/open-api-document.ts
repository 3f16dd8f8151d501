/** The part of JSON Schema that our contracts make use of. `x-maxBytes` bounds a text by its bytes of UTF-8. */
export interface JsonSchema {
  $ref?: string;
  /** A list where several are allowed, such as `["string", "null"]`. */
  type?: string | readonly string[];
  format?: string;
  description?: string;
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  examples?: readonly unknown[];
  anyOf?: readonly JsonSchema[];
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  items?: JsonSchema;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  "x-maxBytes"?: number;
}

export interface OpenApiParameter {
  name: string;
  in: "path" | "query";
  description: string;
  required: boolean;
  schema: JsonSchema;
}

/** By media type; without a schema where the bytes are described in words alone. */
export type OpenApiContent = Readonly<Record<string, { schema?: JsonSchema }>>;

export interface OpenApiResponse {
  description: string;
  content?: OpenApiContent;
}

export interface OpenApiOperation {
  operationId: string;
  tags: readonly string[];
  summary: string;
  description?: string;
  /** One entry for each way to be known; an empty one means that nobody needs to be. */
  security: readonly Readonly<Record<string, readonly string[]>>[];
  "x-permissions"?: readonly { name: string; for?: string }[];
  parameters: readonly OpenApiParameter[];
  requestBody?: { required: true; content: OpenApiContent };
  responses: Readonly<Record<string, OpenApiResponse | { $ref: string }>>;
}

/** The OpenAPI 3.1 document of the public API. */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; description: string };
  tags: readonly { name: string; "x-displayName": string }[];
  paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  components: {
    securitySchemes: Readonly<Record<string, Readonly<Record<string, string>>>>;
    schemas: Readonly<Record<string, JsonSchema>>;
    responses: Readonly<Record<string, OpenApiResponse>>;
  };
}
