import { eventFilterNames, viewParameters } from "@/lib/events/filters";

const times: readonly string[] = ["from", "to"];
const known: readonly string[] = [...eventFilterNames, ...viewParameters, ...times, "order"];

/**
 * The message that says in the reader's language what is wrong with a parameter of a list's address; null where
 * only the API's own words tell it.
 */
export function faultWords(
  path: string,
  message: string,
): "unknownParameter" | "unreadableTime" | "badValue" | null {
  if (path !== "" && !known.includes(path)) return "unknownParameter";
  // The only fault of a time that is not about how it is written is its being given twice.
  if (times.includes(path)) return message === "Give it once." ? null : "unreadableTime";
  return message.startsWith("One of ") ? "badValue" : null;
}
