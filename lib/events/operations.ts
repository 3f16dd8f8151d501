import { z } from "zod";
import type { ApiOperation } from "@/lib/shared/api-operation";
import { formatCount } from "@/lib/shared/format-count";
import { incomingBodySchema, incomingEventSchema, ingestAnswerSchema } from "./contract";
import { maxBatchSize, maxBodyBytes, maxEventBytes } from "./model";
import { readOperations } from "./read-operations";

const mebibytes = (bytes: number) => `${bytes / 1_048_576} MiB`;
const bounds = {
  events: formatCount(maxBatchSize),
  body: mebibytes(maxBodyBytes),
  event: mebibytes(maxEventBytes),
};

const ingest: ApiOperation = {
  group: "ingest",
  method: "post",
  path: "/api/v1/events",
  summary: { en: "Send events", ko: "이벤트 보내기" },
  description: {
    en: `Answers once they are durably committed. One bad event never costs its neighbours. At most ${bounds.events} events and ${bounds.body} unpacked a request, ${bounds.event} an event. CloudEvents binary mode and Content-Encoding: gzip are understood.`,
    ko: `이벤트가 안전하게 저장된 뒤에 응답합니다. 잘못된 이벤트가 있어도 나머지는 저장됩니다. 요청 하나에 이벤트 ${bounds.events}건과 압축을 푼 크기 ${bounds.body}까지, 이벤트 하나는 ${bounds.event}까지 받습니다. CloudEvents 바이너리 모드와 Content-Encoding: gzip도 받습니다.`,
  },
  principals: ["apiKey"],
  permissions: [{ name: "events.ingest" }],
  parameters: [
    {
      name: "notify",
      description: {
        en: "false keeps the batch from firing subscriptions.",
        ko: "false면 이 요청의 이벤트가 구독 알림을 일으키지 않습니다.",
      },
      schema: z.enum(["true", "false"]).default("true"),
    },
  ],
  body: {
    "application/json": incomingBodySchema,
    "application/x-ndjson": incomingEventSchema,
    "application/cloudevents+json": null,
    "application/cloudevents-batch+json": null,
  },
  answer: {
    status: 200,
    description: { en: "What became of each event.", ko: "이벤트마다 처리된 결과입니다." },
    content: { "application/json": ingestAnswerSchema },
  },
  errors: [400, 401, 403, 408, 413, 415, 422, 503],
};

/** What the API offers over events. */
export const eventOperations: readonly ApiOperation[] = [ingest, ...readOperations];
