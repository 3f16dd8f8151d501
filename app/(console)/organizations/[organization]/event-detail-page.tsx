import { EventPage } from "@/components/events/event-page";
import { ClientMessages } from "@/components/shell/client-messages";
import type { Context } from "@/lib/access/context";
import { getEvent } from "@/lib/events/server/get-event";
import { answerPageError } from "@/lib/navigation/answer-page-error";
import type { EventListScope } from "@/lib/navigation/paths";

interface EventDetailPageProps {
  context: Context;
  scope: Exclude<EventListScope, { kind: "all" }>;
  id: string;
  at: string | string[] | undefined;
}

/** The permanent page of one event. Without a time, or with one that can't be read, the newest of the id. */
export async function EventDetailPage({ context, scope, id, at }: EventDetailPageProps) {
  const time = typeof at === "string" ? Date.parse(at) : Number.NaN;
  const key = { id, occurredAt: Number.isNaN(time) ? null : time };
  const event = await getEvent(context, { scope, ...key }).catch(answerPageError);
  return (
    <ClientMessages namespaces={["common", "events", "inspector"]}>
      <EventPage event={event} now={Date.now()} />
    </ClientMessages>
  );
}
