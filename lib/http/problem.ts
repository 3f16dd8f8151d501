import { AppError, type ErrorCode, type FieldError } from "@/lib/shared/errors";

/** The only table from an error's code to an HTTP status. */
const statusOf: Readonly<Record<ErrorCode, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  too_slow: 408,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  too_many_requests: 429,
  unavailable: 503,
};

const titleOf: Readonly<Record<number, string>> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Forbidden",
  404: "Not found",
  408: "Request timeout",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported media type",
  422: "Not valid",
  429: "Too many requests",
  500: "Internal error",
  503: "Unavailable",
};

/** RFC 9457 problem details, as the API answers them. `errors` stands there only when fields are at fault. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  requestId: string;
  errors?: readonly FieldError[];
}

const defaultRetryAfterSeconds = 5;

/** What a defect answers: nothing of its message, only the id under which the log tells more. */
const defectProblem = (requestId: string): Problem => ({
  type: "about:blank",
  title: "Internal error",
  status: 500,
  detail: `Something went wrong on our side. Tell whoever runs this server the request id ${requestId}.`,
  requestId,
});

function toProblem(error: unknown, requestId: string): Problem {
  if (!(error instanceof AppError)) return defectProblem(requestId);
  const status = statusOf[error.code];
  return {
    type: "about:blank",
    title: titleOf[status] ?? "Error",
    status,
    detail: error.message,
    requestId,
    ...(error.fields.length > 0 ? { errors: error.fields } : {}),
  };
}

function problemHeaders(error: unknown): Headers {
  const headers = new Headers({ "content-type": "application/problem+json" });
  if (!(error instanceof AppError)) return headers;
  if (error.code === "unauthenticated") headers.set("www-authenticate", "Bearer");
  if (error.code === "too_many_requests" || error.code === "unavailable") {
    headers.set("retry-after", String(error.retryAfterSeconds ?? defaultRetryAfterSeconds));
  }
  return headers;
}

/** Turns whatever a handler threw into an `application/problem+json` answer. */
export function problemResponse(error: unknown, requestId: string): Response {
  const problem = toProblem(error, requestId);
  return new Response(JSON.stringify(problem), { status: problem.status, headers: problemHeaders(error) });
}
