import type { FieldError } from "@/lib/shared/errors";

/** An answer of the API that is not a success, or no answer at all (`status` 0: the network failed). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly title: string;
  readonly requestId: string | null;
  readonly errors: readonly FieldError[];
  readonly retryAfterSeconds: number | null;

  constructor(
    status: number,
    fields: { title: string; detail: string; requestId: string | null; errors?: readonly FieldError[] },
    options: { retryAfterSeconds?: number | null; cause?: unknown } = {},
  ) {
    super(fields.detail, { cause: options.cause });
    this.name = "ApiProblem";
    this.status = status;
    this.title = fields.title;
    this.requestId = fields.requestId;
    this.errors = fields.errors ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }

  /** True when the same request may succeed later without any change. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const isText = (value: unknown): value is string => typeof value === "string";

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}

/** A proxy in front may answer HTML: then only the status is known. */
async function problemOf(response: Response): Promise<ApiProblem> {
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json") ?? false;
  const body: Record<string, unknown> = isProblem ? ((await response.json()) as Record<string, unknown>) : {};
  return new ApiProblem(
    response.status,
    {
      title: isText(body.title) ? body.title : response.statusText,
      detail: isText(body.detail) ? body.detail : `The server answered ${response.status}.`,
      requestId: isText(body.requestId) ? body.requestId : response.headers.get("x-request-id"),
      errors: Array.isArray(body.errors) ? (body.errors as FieldError[]) : [],
    },
    { retryAfterSeconds: retryAfter(response) },
  );
}

/** Sends a request with the session's cookie. Throws `ApiProblem`; a request that was aborted throws as fetch does. */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: "same-origin", ...init });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiProblem(
      0,
      { title: "No answer", detail: "The server did not answer.", requestId: null },
      { cause },
    );
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** Reads JSON from the API. `Answer` is the contract of the path; it is not checked again here. */
export async function getJson<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  const response = await request(path, {
    headers: { accept: "application/json" },
    ...(signal === undefined ? {} : { signal }),
  });
  return (await response.json()) as Answer;
}
