import { z } from "zod";
import { channels, notificationReasons } from "@/lib/subscriptions/model";
import { attemptOutcomes, deliveryStatuses } from "./model";

const instant = z.string().meta({ format: "date-time" });
const described = (en: string, ko: string) => ({ description: en, "x-description-ko": ko });
const reason = z
  .enum(notificationReasons)
  .nullable()
  .meta(described("Why nothing was sent; null otherwise.", "보내지 않은 까닭이며 그 밖에는 null입니다."));

const answer = z
  .string()
  .meta(
    described(
      "The other side's answer; kept_in_mailbox where no server is set, so that nothing was sent.",
      "상대 서버의 응답입니다. 서버가 설정되지 않아 보내지 않고 콘솔에 보관했으면 kept_in_mailbox입니다.",
    ),
  );

/** A delivery (`GET …/deliveries`). */
export const deliverySchema = z.object({
  id: z.uuid(),
  subscription: z.object({ id: z.uuid(), name: z.string() }),
  event: z.object({
    id: z.string(),
    occurredAt: instant,
    event: z.string(),
    eventName: z.object({ en: z.string(), ko: z.string() }),
    resource: z
      .object({ type: z.string().nullable(), id: z.string().nullable(), name: z.string().nullable() })
      .nullable()
      .meta(
        described(
          "What the event was about; null where the event is not there any more.",
          "이벤트의 대상 리소스이며 이벤트가 더 이상 없으면 null입니다.",
        ),
      ),
  }),
  recipient: z.object({ userId: z.uuid(), name: z.string() }),
  channel: z.enum(channels),
  status: z.enum(deliveryStatuses),
  reason,
  createdAt: instant,
  message: z
    .uuid()
    .nullable()
    .meta(
      described(
        "The message that carries it, together with others in a digest.",
        "이 알림을 담은 메시지이며 요약 메시지는 여러 알림을 담습니다.",
      ),
    ),
  nextAttemptAt: instant.nullable(),
  attempts: z.array(z.object({ at: instant, outcome: z.enum(attemptOutcomes), answer })),
});

export const deliveryPageSchema = z.object({
  deliveries: z.array(deliverySchema),
  nextCursor: z.string().nullable(),
});

/** The answer to `POST …/subscriptions/{id}/test` and `POST …/subscriptions/test`. */
export const testNotificationsSchema = z.object({
  notifications: z.array(
    z.object({
      channel: z.enum(channels),
      recipient: z.string().nullable(),
      reason,
      kept: z
        .boolean()
        .meta(
          described(
            "It stays in the console's mailbox: no server is set that would send it.",
            "보낼 서버가 설정되지 않아 콘솔의 메일함에 보관합니다.",
          ),
        ),
    }),
  ),
});

/** The answer to `GET …/mailbox`. */
export const mailboxPageSchema = z.object({
  messages: z.array(
    z.object({
      id: z.uuid(),
      recipient: z.object({ userId: z.uuid(), name: z.string(), address: z.string() }),
      channel: z.enum(channels),
      subject: z.string(),
      text: z.string(),
      html: z.string().nullable(),
      createdAt: instant,
    }),
  ),
  nextCursor: z.string().nullable(),
});
