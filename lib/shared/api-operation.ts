import type { z } from "zod";

/** One query parameter; an array schema means that it may be repeated. */
export interface ApiParameter {
  name: string;
  description: string;
  schema: z.ZodType;
  isRequired?: boolean;
}

/** A body by media type; null where the bytes are described in words alone. */
export type ApiContent = Readonly<Record<string, z.ZodType | null>>;

/** One method of one path of the public API, as its documentation shows it. */
export interface ApiOperation {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** With `{name}` for segments that vary. */
  path: string;
  summary: string;
  description?: string;
  principals: readonly ("session" | "apiKey" | "public")[];
  parameters?: readonly ApiParameter[];
  body?: ApiContent;
  answer: { status: number; description: string; content?: ApiContent };
  /** Statuses of the errors that it may answer beside 500. */
  errors: readonly number[];
}
