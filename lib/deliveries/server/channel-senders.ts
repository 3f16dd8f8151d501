import "server-only";
import { sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import { siteHost } from "@/lib/mail/console-links";
import { createSmtpMailer, type SmtpMailer } from "@/lib/mail/smtp-mailer";
import { isMailKept, isSmsKept } from "@/lib/shared/notification-settings";
import { ownAnswer } from "@/lib/shared/own-answer";
import type { SendResult } from "@/lib/shared/send-result";
import { openSmsSender } from "@/lib/sms/open-sms-sender";
import type { SmsSender } from "@/lib/sms/sms-sender";
import type { Addressee, MessageFacts } from "../message-facts";
import { composeMail } from "./compose-mail";
import { composeSms } from "./compose-sms";
import type { LeasedMessage } from "./lease-messages";

type Environment = Readonly<Record<string, string | undefined>>;

/** Sends over both channels, or keeps in the mailbox what no server is set for. */
export interface ChannelSenders {
  /** Never throws for what the other side does. */
  send(facts: MessageFacts<LeasedMessage>, person: Addressee): Promise<SendResult>;
  close(): Promise<void>;
}

interface KeptMessage {
  recipient: string;
  subject: string;
  text: string;
  html: string | null;
}

/** The message's id is the row's, so a repeated sending leaves one row. */
async function keep({ message }: MessageFacts<LeasedMessage>, kept: KeptMessage): Promise<SendResult> {
  await getDatabase().execute(sql`
    INSERT INTO mailbox_messages
      (organization_id, id, user_id, channel, recipient, subject, text, html, created_at)
    VALUES (${message.organizationId}, ${message.id}, ${message.userId}, ${message.channel}, ${kept.recipient},
      ${kept.subject}, ${kept.text}, ${kept.html}, ${new Date().toISOString()})
    ON CONFLICT (organization_id, id) DO NOTHING`);
  return { outcome: "sent", answer: ownAnswer("kept_in_mailbox") };
}

function sendMail(mailer: SmtpMailer | null, facts: MessageFacts<LeasedMessage>, person: Addressee) {
  const mail = composeMail(facts, person);
  const address = person.email ?? "";
  if (mailer === null) return keep(facts, { ...mail, recipient: address });
  return mailer.send({ ...mail, id: facts.message.id, to: { name: person.name, address } });
}

async function sendSms(
  { sender, isKept }: { sender: SmsSender | null; isKept: boolean },
  facts: MessageFacts<LeasedMessage>,
  person: Addressee,
): Promise<SendResult> {
  const text = composeSms(facts, person);
  const to = person.phone ?? "";
  if (isKept) return keep(facts, { recipient: to, subject: "", text, html: null });
  // Whoever is reached by SMS was found with a gateway set; between the two it may have gone.
  if (sender === null) return { outcome: "retry", answer: ownAnswer("sms_not_configured") };
  return sender.send({ to, text, id: facts.message.id });
}

/** The channels as the environment sets them (SMTP_URL, MAIL_FROM, SMS_PROVIDER and its own). */
export function openChannelSenders(environment: Environment = process.env): ChannelSenders {
  const settings = { url: environment.SMTP_URL ?? "", from: environment.MAIL_FROM ?? "", host: siteHost() };
  const mailer = isMailKept(environment) ? null : createSmtpMailer(settings);
  const sms = { sender: openSmsSender(environment), isKept: isSmsKept(environment) };
  return {
    send: (facts, person) =>
      facts.message.channel === "email" ? sendMail(mailer, facts, person) : sendSms(sms, facts, person),
    async close() {
      mailer?.close();
    },
  };
}
