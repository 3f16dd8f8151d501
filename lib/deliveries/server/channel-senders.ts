import "server-only";
import { sql } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import { siteHost } from "@/lib/mail/console-links";
import { createSmtpMailer, type SmtpMailer } from "@/lib/mail/smtp-mailer";
import { isMailKept, isSmsKept } from "@/lib/shared/notification-settings";
import type { SendResult } from "@/lib/shared/send-result";
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

interface SmsSender {
  send(message: { to: string; text: string; id: string }): Promise<SendResult>;
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
  return { outcome: "sent", answer: "Kept in the mailbox of the console." };
}

function sendMail(mailer: SmtpMailer | null, facts: MessageFacts<LeasedMessage>, person: Addressee) {
  const mail = composeMail(facts, person);
  const address = person.email ?? "";
  if (mailer === null) return keep(facts, { ...mail, recipient: address });
  return mailer.send({ ...mail, id: facts.message.id, to: { name: person.name, address } });
}

function sendSms(sender: SmsSender | null, facts: MessageFacts<LeasedMessage>, person: Addressee) {
  const text = composeSms(facts, person);
  const to = person.phone ?? "";
  if (sender === null) return keep(facts, { recipient: to, subject: "", text, html: null });
  return sender.send({ to, text, id: facts.message.id });
}

/** The channels as the environment sets them (SMTP_URL, MAIL_FROM, SMS_PROVIDER and its own). */
export function openChannelSenders(environment: Environment = process.env): ChannelSenders {
  const settings = { url: environment.SMTP_URL ?? "", from: environment.MAIL_FROM ?? "", host: siteHost() };
  const mailer = isMailKept(environment) ? null : createSmtpMailer(settings);
  const sms = isSmsKept(environment) ? null : (null as SmsSender | null);
  return {
    send: (facts, person) =>
      facts.message.channel === "email" ? sendMail(mailer, facts, person) : sendSms(sms, facts, person),
    async close() {
      mailer?.close();
    },
  };
}
