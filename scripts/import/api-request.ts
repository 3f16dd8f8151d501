import { ImportFailure } from "./import-failure";
import { isPassing, readRetryAfter, retryDelayMs } from "./retry-delay";

export interface ApiOptions {
  /** Address of the server, without the API's path. */
  url: string;
  key: string;
  /** Attempts for one request before the import gives up. */
  maxAttempts: number;
  signal: AbortSignal;
  /** Told of every wait: why, and for how many milliseconds. */
  onWait?: ((reason: string, delayMs: number) => void) | undefined;
  /** Replaceable for tests. */
  fetch?: typeof fetch | undefined;
  wait?: ((delayMs: number, signal: AbortSignal) => Promise<void>) | undefined;
  random?: (() => number) | undefined;
}

export interface ApiAnswer {
  status: number;
  body: unknown;
  /** Attempts that ended without an answer: what they sent may have been committed all the same. */
  lostAnswers: number;
}

/**
 * Sends one request to the API until it is answered, waiting between attempts. Answers that would not change (most
 * of 4xx) are returned. Throws ImportFailure when the attempts are used up or the import is interrupted.
 */
export async function apiRequest(options: ApiOptions, path: string, init: RequestInit): Promise<ApiAnswer> {
  let lostAnswers = 0;
  for (let attempt = 1; ; attempt += 1) {
    const result = await attemptRequest(options, path, init);
    if (!("problem" in result)) return { ...result, lostAnswers };
    if (result.isLost) lostAnswers += 1;
    if (attempt >= options.maxAttempts) {
      throw new ImportFailure("unreachable", `gave up after ${attempt} attempts: ${result.problem}`);
    }
    const delayMs = retryDelayMs(attempt, result.retryAfterMs, (options.random ?? Math.random)());
    options.onWait?.(result.problem, delayMs);
    await (options.wait ?? wait)(delayMs, options.signal);
    if (options.signal.aborted) throw new ImportFailure("interrupted", "interrupted");
  }
}

type Attempt = { status: number; body: unknown } | { problem: string; retryAfterMs: number; isLost: boolean };

async function attemptRequest(options: ApiOptions, path: string, init: RequestInit): Promise<Attempt> {
  try {
    const response = await (options.fetch ?? fetch)(new URL(path, baseOf(options.url)), {
      ...init,
      // A redirect would turn the request into a GET, or hand the key to another host.
      redirect: "manual",
      headers: { ...init.headers, authorization: `Bearer ${options.key}`, accept: "application/json" },
    });
    const text = await response.text();
    if (!isPassing(response.status)) return { status: response.status, body: parseBody(response, text) };
    const retryAfterMs = readRetryAfter(response.headers.get("retry-after"), Date.now());
    // A gateway that ran out of patience can't say what became of the request behind it.
    const isLost = response.status === 502 || response.status === 504;
    return { problem: `${response.status} ${detailOf(text)}`.trim(), retryAfterMs, isLost };
  } catch (error) {
    // fetch reports every failure of the connection as a TypeError, with the reason in its cause.
    if (!(error instanceof TypeError)) throw error;
    const cause = error.cause instanceof Error ? error.cause.message : error.message;
    return { problem: `no answer: ${cause || error.message}`, retryAfterMs: 0, isLost: true };
  }
}

function baseOf(url: string): string {
  return url.endsWith("/") ? url : `${url}/`;
}

function parseBody(response: Response, text: string): unknown {
  if (response.status >= 300 && response.status < 400) {
    const target = response.headers.get("location") ?? "elsewhere";
    throw new ImportFailure("refused", `the server redirects to ${target}: give that address as --url`);
  }
  try {
    return text === "" ? null : (JSON.parse(text) as unknown);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ImportFailure(
      "refused",
      `the answer (${response.status}) is not JSON: is --url the address of Cairn?`,
    );
  }
}

/** What a problem document says, or nothing. */
function detailOf(text: string): string {
  try {
    return problemText(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return "";
    throw error;
  }
}

/** RFC 9457: the detail, else the title. */
export function problemText(body: unknown): string {
  if (typeof body !== "object" || body === null) return "";
  const { detail, title } = body as { detail?: unknown; title?: unknown };
  return typeof detail === "string" && detail !== "" ? detail : typeof title === "string" ? title : "";
}

/** Resolves after a while, or at once when the signal ends the import. */
function wait(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    signal.addEventListener("abort", done);
    if (signal.aborted) done();
  });
}
