import type { FieldError } from "@/lib/shared/errors";
import type { Problem } from "./problem";

/** An answer of the API other than success, or no answer at all (`status` 0: the network, or the server, is away). */
export class ApiError extends Error {
  readonly status: number;
  /** Under this id the server's log tells more. */
  readonly requestId: string | null;
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds: number | null;

  constructor(
    status: number,
    message: string,
    problem: Partial<Problem> = {},
    retryAfterSeconds: number | null = null,
  ) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.requestId = problem.requestId ?? null;
    this.fields = problem.errors ?? [];
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface ApiRequest {
  method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
}

/** Nothing for another kind of answer, and for one to HEAD, which has no body. */
async function problemOf(response: Response): Promise<Partial<Problem>> {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) return {};
  const text = await response.text();
  return text === "" ? {} : JSON.parse(text);
}

async function toApiError(response: Response): Promise<ApiError> {
  const problem = await problemOf(response);
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new ApiError(
    response.status,
    problem.detail ?? response.statusText,
    problem,
    Number.isFinite(retryAfter) ? retryAfter : null,
  );
}

async function send(path: string, { method = "GET", body, signal }: ApiRequest): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      ...(signal ? { signal } : {}),
      // Every change is declared as JSON, with a body or without: the server refuses others made with a cookie.
      ...(method === "GET" || method === "HEAD" ? {} : { headers: { "content-type": "application/json" } }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError(0, cause instanceof Error ? cause.message : "The server can't be reached.");
  }
}

/** Asks the API from the browser, with the session's cookie. Throws ApiError for everything but success. */
export async function request(path: string, init: ApiRequest = {}): Promise<Response> {
  const response = await send(path, init);
  if (!response.ok) throw await toApiError(response);
  return response;
}

/** Reads JSON from the API. Throws ApiError. */
export async function getJson<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  const response = await request(path, signal ? { signal } : {});
  return response.json();
}

/** Changes something through the API; an answer without a body gives undefined. Throws ApiError. */
export async function sendJson<Answer = undefined>(
  path: string,
  method: "POST" | "PUT" | "PATCH",
  body?: unknown,
): Promise<Answer> {
  const response = await request(path, { method, body });
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/** Takes something away. Where somebody else was quicker it is gone, as was wished. Throws ApiError. */
export async function deleteResource(path: string): Promise<void> {
  try {
    await request(path, { method: "DELETE" });
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error;
  }
}
