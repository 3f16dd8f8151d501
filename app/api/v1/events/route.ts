import { z } from "zod";
import { ingestEvents } from "@/lib/events/server/ingest-events";
import { defineRoute } from "@/lib/http/define-route";

const query = z.object({
  notify: z.enum(["true", "false"], { error: "Give true or false." }).default("true"),
});

/** `POST /api/v1/events`: takes events in; answers when they are committed. */
export const POST = defineRoute({
  principal: "apiKey",
  query,
  handler: ({ context, query: { notify }, request }) =>
    ingestEvents(context, {
      headers: request.headers,
      body: request.body,
      signal: request.signal,
      notify: notify === "true",
    }),
});
