/** Every way in which Cairn says no. `lib/http/problem.ts` alone knows their HTTP status. */
export type ErrorCode =
  | "malformed"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "too_slow"
  | "conflict"
  | "too_large"
  | "unsupported_media_type"
  | "invalid"
  | "too_many_requests"
  | "unavailable";

/** One fault in an input: `path` names the field as the caller wrote it, `message` says what to do. */
export interface FieldError {
  path: string;
  message: string;
}

/**
 * The one error that crosses domains. Anything else that is thrown is a defect and answers a generic text.
 * `retryAfterSeconds` is sent as `Retry-After` with `too_many_requests` and `unavailable`.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { fields?: readonly FieldError[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
