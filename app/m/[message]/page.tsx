import { notFound, redirect } from "next/navigation";
import { requirePageContext } from "@/lib/auth/page-context";
import { findMessageTarget } from "@/lib/deliveries/server/find-message-target";
import { fromShortId } from "@/lib/deliveries/short-message-id";
import { answerPageError } from "@/lib/navigation/answer-page-error";
import { eventPath, notifiedEventsPath, subscriptionsPath } from "@/lib/navigation/paths";

/** The short link of a text message: to the event, to the events of a digest, to the subscriptions of a test. */
export default async function MessagePage(props: PageProps<"/m/[message]">) {
  const { message } = await props.params;
  const { context } = await requirePageContext({});
  const id = fromShortId(message) ?? notFound();
  const target = await findMessageTarget(context, id).catch(answerPageError);
  if (target.kind === "event") redirect(eventPath(target.scope, target.event));
  if (target.kind === "test") redirect(subscriptionsPath(target.scope));
  redirect(notifiedEventsPath(target.scope, target.messageId, target.span));
}
