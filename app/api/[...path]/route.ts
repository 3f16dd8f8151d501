import { defineRoute } from "@/lib/http/define-route";
import { AppError } from "@/lib/shared/errors";

/** An address that no route has answers as the API does, not with a page. */
const nothingHere = {
  principal: "public",
  query: (search: URLSearchParams) => search,
  handler: () => Promise.reject(new AppError("not_found", "There is nothing at this address.")),
} as const;

export const GET = defineRoute(nothingHere);
export const POST = defineRoute(nothingHere);
export const PUT = defineRoute(nothingHere);
export const PATCH = defineRoute(nothingHere);
export const DELETE = defineRoute(nothingHere);
