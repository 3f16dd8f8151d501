import { errorCode } from "@/lib/shared/error-code";
import { AppError } from "@/lib/shared/errors";

/** Node's codes for a peer that can't be reached or went away. */
const socketCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
]);

/** A missing file answers ENOENT too; only on `connect` does it mean that the database's Unix socket is gone. */
const isSocketGone = (error: Error) =>
  errorCode(error) === "ENOENT" && "syscall" in error && error.syscall === "connect";

/**
 * SQLSTATEs that a healthy database stops giving by itself: connection lost (class 08), out of disk, memory or
 * connections (class 53), stopped, starting or timed out (class 57), and a deadlock or conflict that outlasted its retries.
 * Source: PostgreSQL, appendix A.
 */
const transientState = /^(08...|53...|57P0[1-5]|57014|40001|40P01|55P03)$/;

/** What `pg` says, without a code, when its connection ends under a query or its pool runs dry. */
const driverMessages = [
  "Connection terminated",
  "timeout exceeded when trying to connect",
  "Client has encountered a connection error",
];

/** Bounds the walk through `cause` and aggregated errors. */
const maxDepth = 6;

function isUnavailability(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > maxDepth) return false;
  const code = errorCode(error);
  if (code !== null && (transientState.test(code) || socketCodes.has(code))) return true;
  if (isSocketGone(error)) return true;
  if (driverMessages.some((message) => error.message.startsWith(message))) return true;
  if (error instanceof AggregateError && error.errors.some((item) => isUnavailability(item, depth + 1)))
    return true;
  return isUnavailability(error.cause, depth + 1);
}

const retryAfterSeconds = 5;

/**
 * Returns an `unavailable` AppError when the database can't be reached, is out of disk, or is shutting down;
 * every other error comes back as it was.
 */
export function asUnavailable(error: unknown): unknown {
  if (error instanceof AppError || !isUnavailability(error)) return error;
  return new AppError("unavailable", "The database can't answer now. Send the request again.", {
    retryAfterSeconds,
    cause: error,
  });
}
