import { ApiError } from "@/lib/http/api-client";
import { maxViewNameLength } from "@/lib/saved-views/model";

export interface ViewForm {
  name: string;
  isShared: boolean;
  isDefault: boolean;
}

interface ViewFault {
  /** The field that it stands at; null where it is no field's. */
  field: "name" | null;
  text: "empty" | "long" | "form" | "taken" | "query" | "full" | "gone" | "forbidden" | "failed";
}

const byStatus: Readonly<Record<number, ViewFault["text"]>> = { 403: "forbidden", 404: "gone", 409: "full" };

/** Why what was sent was refused, as words for it are found: the API speaks one language. */
export function viewFaultOf(error: Error, { name }: ViewForm): ViewFault {
  if (!(error instanceof ApiError)) return { field: null, text: "failed" };
  const paths = error.status === 422 || error.status === 400 ? error.fields.map(({ path }) => path) : [];
  if (paths.includes("name")) {
    const typed = name.trim();
    if (typed === "") return { field: "name", text: "empty" };
    if (Array.from(typed).length > maxViewNameLength) return { field: "name", text: "long" };
    return { field: "name", text: /\p{Cc}/u.test(typed) ? "form" : "taken" };
  }
  if (paths.includes("query")) return { field: null, text: "query" };
  return { field: null, text: byStatus[error.status] ?? "failed" };
}
