import { readOwnAnswer } from "@/lib/shared/own-answer";
import type { Delivery } from "./model";

/** Whether its message stayed in the console's mailbox: nothing was sent, though its sending is over. */
export const isKept = ({ status, attempts }: Pick<Delivery, "status" | "attempts">): boolean =>
  (status === "sent" || status === "digested") &&
  readOwnAnswer(attempts.at(-1)?.answer ?? "")?.code === "kept_in_mailbox";
