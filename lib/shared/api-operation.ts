import type { z } from "zod";

/** What the documentation says, in both languages of the console. */
export interface ApiText {
  en: string;
  ko: string;
}

/** One query parameter; an array schema means that it may be repeated. */
export interface ApiParameter {
  name: string;
  description: ApiText;
  schema: z.ZodType;
  isRequired?: boolean;
}

/** A body by media type; null where the bytes are described in words alone. */
export type ApiContent = Readonly<Record<string, z.ZodType | null>>;

/** A permission that the caller needs; `for` says for what, where there are several. */
export interface ApiPermission {
  name: string;
  for?: ApiText;
}

/** What the operations are about, in the order in which the documentation shows them. */
export const apiGroups = {
  caller: { en: "Who am I", ko: "호출자 정보" },
  ingest: { en: "Ingest", ko: "수집" },
  read: { en: "Read", ko: "조회" },
  catalog: { en: "Catalog", ko: "카탈로그" },
  notifications: { en: "Subscriptions and notifications", ko: "구독과 알림" },
} as const satisfies Record<string, ApiText>;
export type ApiGroup = keyof typeof apiGroups;

/** One method of one path of the public API, as its documentation shows it. */
export interface ApiOperation {
  group: ApiGroup;
  method: "get" | "post" | "put" | "patch" | "delete";
  /** With `{name}` for segments that vary. */
  path: string;
  summary: ApiText;
  description?: ApiText;
  principals: readonly ("session" | "apiKey" | "public")[];
  /** None: being known is enough. */
  permissions?: readonly ApiPermission[];
  parameters?: readonly ApiParameter[];
  body?: ApiContent;
  answer: { status: number; description: ApiText; content?: ApiContent };
  /** Statuses of the errors that it may answer beside 500. */
  errors: readonly number[];
}
