import { EventPage } from "@/components/events/event-page";
import { ManyEvents } from "@/components/events/many-events";
import { ClientMessages } from "@/components/shell/client-messages";
import type { Context } from "@/lib/access/context";
import type { EventPosition } from "@/lib/events/model";
import { findNeighbours } from "@/lib/events/server/find-neighbours";
import { getEvent } from "@/lib/events/server/get-event";
import { answerPageError } from "@/lib/navigation/answer-page-error";
import { type EventListScope, eventPath } from "@/lib/navigation/paths";
import { AppError } from "@/lib/shared/errors";

interface EventDetailPageProps {
  context: Context;
  scope: Exclude<EventListScope, { kind: "all" }>;
  id: string;
  at: string | string[] | undefined;
}

/** Null where so many events have the id that none of them is meant. */
async function findEvent(context: Context, { scope, id, at }: Omit<EventDetailPageProps, "context">) {
  const time = typeof at === "string" ? Date.parse(at) : Number.NaN;
  try {
    return await getEvent(context, { scope, id, occurredAt: Number.isNaN(time) ? null : time });
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return null;
    return answerPageError(error);
  }
}

/** The permanent page of one event. Without a time, or with one that can't be read, the newest of the id. */
export async function EventDetailPage({ context, ...asked }: EventDetailPageProps) {
  const event = await findEvent(context, asked);
  const { scope, id } = asked;
  if (event === null) return <ManyEvents scope={scope} id={id} />;
  const { newer, older } = await findNeighbours(context, { scope, event });
  const hrefOf = (beside: EventPosition | null) => beside && eventPath(scope, beside);
  return (
    <ClientMessages namespaces={["common", "events", "inspector"]}>
      <EventPage event={event} now={Date.now()} newer={hrefOf(newer)} older={hrefOf(older)} />
    </ClientMessages>
  );
}
