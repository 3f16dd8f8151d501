export type LogLevel = "info" | "warn" | "error";

type LogFields = Readonly<Record<string, unknown>>;

/** A thrown value in a form that JSON keeps: its message, code and stack, and the same of its cause. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return String(error);
  return {
    name: error.name,
    message: error.message,
    ...("code" in error ? { code: error.code } : {}),
    stack: error.stack,
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
