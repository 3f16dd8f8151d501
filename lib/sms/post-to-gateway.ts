import { ownAnswer } from "@/lib/shared/own-answer";
import { cutAnswer, type SendResult } from "@/lib/shared/send-result";

/** Far below the time for which a message is leased, so that no second worker sends it as well. */
export const gatewayTimeoutMs = 20_000;
/** Of an answer, more is not read: what a gateway says fits into this many times over. */
const maxAnswerBytes = 65_536;

interface GatewayAnswer {
  status: number;
  text: string;
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    chunks.push(chunk);
    if (size >= maxAnswerBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxAnswerBytes).toString("utf8");
}

/**
 * Posts to a gateway and lets `judge` say what its answer means. No answer in time, a connection that breaks and a
 * redirect are tried again: none of them says that the message was refused.
 */
export async function postToGateway(
  url: string,
  request: { headers: Record<string, string>; body: string },
  judge: (answer: GatewayAnswer) => SendResult,
  timeoutMs = gatewayTimeoutMs,
): Promise<SendResult> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { method: "POST", redirect: "manual", signal, ...request });
    const result = judge({ status: response.status, text: await readBounded(response) });
    return { ...result, answer: cutAnswer(result.answer) };
  } catch (error) {
    const { name, message, cause } = error as Error;
    if (name === "TimeoutError")
      return { outcome: "retry", answer: ownAnswer("no_answer_in_time", `${timeoutMs / 1_000} s`) };
    return {
      outcome: "retry",
      answer: cutAnswer(cause instanceof Error ? `${message}: ${cause.message}` : message),
    };
  }
}

/** Sign-in that fails and limits that are reached can be mended, so they are tried again; other 4xx are final. */
export function outcomeOfStatus(status: number): SendResult["outcome"] {
  if (status >= 200 && status < 300) return "sent";
  const isFinal = status >= 400 && status < 500 && ![401, 402, 403, 407, 408, 425, 429].includes(status);
  return isFinal ? "failed" : "retry";
}

/** The JSON object of an answer, or null where it is none. */
export function readObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
