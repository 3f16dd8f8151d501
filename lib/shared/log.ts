type LogLevel = "info" | "warn" | "error";

type LogFields = Readonly<Record<string, unknown>>;

/**
 * The message of drizzle's own error, which its stack repeats, holds every parameter: hashes, addresses, whole events. The
 * driver's error under it says what was wrong, and the statement has placeholders only.
 */
const isOfStatement = (error: Error): error is Error & { query: unknown } =>
  "query" in error && "params" in error;

function describeMessage(error: Error): Record<string, unknown> {
  if (!isOfStatement(error)) return { message: error.message, stack: error.stack };
  const calls = error.stack?.split("\n").filter((line) => line.startsWith("    at "));
  return { message: "A statement failed.", statement: error.query, stack: calls?.join("\n") };
}

/** A thrown value in a form that JSON keeps: its message, code and stack, and the same of its cause. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return String(error);
  return {
    name: error.name,
    ...("code" in error ? { code: error.code } : {}),
    ...describeMessage(error),
    ...(error.cause === undefined || depth > 3 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}

/**
 * Writes one JSON line: info to standard output, warnings and errors to standard error.
 * Fields must hold no secrets and no parts of events. An `error` field may be anything that was thrown.
 */
export function writeLog(level: LogLevel, message: string, fields: LogFields = {}): void {
  const { error, ...rest } = fields;
  const line = JSON.stringify({
    time: new Date().toISOString(),
    level,
    message,
    ...rest,
    ...(error === undefined ? {} : { error: describeError(error) }),
  });
  (level === "info" ? process.stdout : process.stderr).write(`${line}\n`);
}
