import type { z } from "zod";
import { AppError } from "@/lib/shared/errors";
import { contractWords } from "./contract-words";
import { readBoundedBody } from "./read-bounded-body";
import { fieldErrors } from "./read-query";

/** For the bodies of the API's own resources; events have bounds of their own. */
const maxJsonBodyBytes = 1_048_576;

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("malformed", "The body is not JSON in UTF-8.", { cause });
  }
}

/**
 * Reads a JSON body against its contract. Throws `unsupported_media_type`, `too_large`, `malformed` (no JSON)
 * or `invalid` (JSON that does not hold to the contract, with every field named).
 */
export async function readJsonBody<Body extends z.ZodType>(
  request: Request,
  contract: Body,
): Promise<z.output<Body>> {
  const mediaType = (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") {
    throw new AppError("unsupported_media_type", "Send the body as Content-Type: application/json.");
  }
  const result = contract.safeParse(parseJson(await readBoundedBody(request, maxJsonBodyBytes)), {
    error: contractWords,
  });
  if (result.success) return result.data;
  throw new AppError("invalid", "The body is not valid.", { fields: fieldErrors(result.error) });
}
