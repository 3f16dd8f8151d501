/** What the reference shows of a parameter or of a field of a body. */
export interface ReferenceField {
  /** `resource.type`; a field of an array's items is `errors[].path`. */
  name: string;
  /** In JSON's words, such as `string | null`. */
  type: string;
  description: string;
  isRequired: boolean;
  choices: readonly string[];
  bounds: FieldBounds;
}

/** What its contract asks of a value; `null` where it asks nothing. Lengths are characters. */
export interface FieldBounds {
  minLength: number | null;
  maxLength: number | null;
  /** Of UTF-8; stands in for `maxLength` where it is there. */
  maxBytes: number | null;
  minimum: number | null;
  maximum: number | null;
  isRepeatable: boolean;
  maxItems: number | null;
  defaultText: string | null;
}

/** A media type with the forms that a body of it may have, such as `{ … }`; none where words alone describe it. */
export interface ReferenceForm {
  mediaType: string;
  forms: readonly string[];
}

export interface ReferenceBody {
  forms: readonly ReferenceForm[];
  fields: readonly ReferenceField[];
}

export type Caller = "session" | "apiKey" | "public";

export interface ReferenceOperation {
  /** Also its anchor in the page. */
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string | null;
  callers: readonly Caller[];
  permissions: readonly { name: string; for?: string }[];
  pathParameters: readonly ReferenceField[];
  queryParameters: readonly ReferenceField[];
  body: ReferenceBody | null;
  answer: { status: string; description: string; body: ReferenceBody };
  errors: readonly string[];
  example: string;
}

export interface ReferenceGroup {
  id: string;
  title: string;
  operations: readonly ReferenceOperation[];
}

export interface Reference {
  groups: readonly ReferenceGroup[];
  errors: readonly { status: string; description: string }[];
  errorFields: readonly ReferenceField[];
}
