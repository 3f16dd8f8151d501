import { forbidden, notFound } from "next/navigation";
import { AppError } from "@/lib/shared/errors";

/** Answers a page as the API would: 403 and 404 for what a verb refuses; anything else is thrown on. */
export function answerPageError(error: unknown): never {
  if (error instanceof AppError && error.code === "forbidden") forbidden();
  if (error instanceof AppError && error.code === "not_found") notFound();
  throw error;
}
