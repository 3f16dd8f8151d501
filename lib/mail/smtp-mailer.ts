import type { Socket } from "node:net";
import { createTransport } from "nodemailer";
import SMTPPool from "nodemailer/lib/smtp-pool/index.js";
import { ownAnswer } from "@/lib/shared/own-answer";
import { cutAnswer, type SendResult } from "@/lib/shared/send-result";
import { classifySmtpError } from "./smtp-outcome";

/** A mail that is ready to be sent. */
export interface OutgoingMail {
  /** The same at every attempt; the Message-ID is made from it. */
  id: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
}

export interface SmtpMailer {
  /** Never throws: what happened is the result. */
  send(mail: OutgoingMail): Promise<SendResult>;
  close(): void;
}

export interface SmtpBounds {
  connectionTimeoutMs: number;
  greetingTimeoutMs: number;
  /** Without a byte from the other side. */
  socketTimeoutMs: number;
  /** A whole sending, also to a server that answers byte by byte. */
  deadlineMs: number;
}

/** Connections at once, and sendings too. */
export const smtpConnections = 8;

/** Together far below the time for which a message is leased, so that no second worker sends it as well. */
export const smtpBounds: SmtpBounds = {
  connectionTimeoutMs: 10_000,
  greetingTimeoutMs: 10_000,
  socketTimeoutMs: 20_000,
  deadlineMs: 45_000,
};

export interface SmtpSettings {
  /** SMTP_URL. */
  url: string;
  /** MAIL_FROM. */
  from: string;
  /** Right of the @ of each Message-ID. */
  host: string;
}

function openPool(url: string, bounds: SmtpBounds) {
  // Made by hand: createTransport drops every option that stands beside a URL.
  const pool = new SMTPPool({
    url,
    pool: true,
    maxConnections: smtpConnections,
    maxMessages: Number.POSITIVE_INFINITY,
    connectionTimeout: bounds.connectionTimeoutMs,
    greetingTimeout: bounds.greetingTimeoutMs,
    socketTimeout: bounds.socketTimeoutMs,
    dnsTimeout: bounds.connectionTimeoutMs,
    // A connection that closes in the middle of a mail leaves open whether it was taken: that is told, not hidden by
    // sending again.
    maxRequeues: 0,
  } as SMTPPool.Options);
  // No part of a mail is a path or an address to read from.
  return { pool, transport: createTransport(pool, { disableFileAccess: true, disableUrlAccess: true }) };
}

/** What of nodemailer's pool tells which connection a mail is on; its own `close` leaves busy connections alone. */
interface PoolConnections {
  _connections: readonly {
    queueEntry?: { messageId?: string } | false;
    connection?: { _socket?: Socket | false };
    close(): void;
  }[];
}

/**
 * Ends the connection that a mail is on, at once: a server that goes on sending bytes would keep a socket that is only
 * half closed. The other connections stay.
 */
function breakOff(pool: SMTPPool, messageId: string): void {
  // Not in its types; a test fails when an upgrade changes it.
  const { _connections: connections } = pool as unknown as PoolConnections;
  for (const resource of [...connections]) {
    if (!resource.queueEntry || `<${resource.queueEntry.messageId}>` !== messageId) continue;
    const socket = resource.connection?._socket;
    if (socket) socket.destroy();
    resource.close();
  }
}

/** Resolves to null at the deadline. */
function withDeadline<T>(work: Promise<T>, deadlineMs: number): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, deadlineMs, null);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Sends mails over a bounded pool of connections to one SMTP server. */
export function createSmtpMailer(settings: SmtpSettings, bounds: SmtpBounds = smtpBounds): SmtpMailer {
  const { pool, transport } = openPool(settings.url, bounds);
  const messageIdOf = ({ id }: OutgoingMail) => `<${id}@${settings.host}>`;

  const submit = (mail: OutgoingMail) => {
    const { to, subject, text, html } = mail;
    return transport.sendMail({
      from: settings.from,
      to,
      subject,
      text,
      html,
      messageId: messageIdOf(mail),
      // RFC 3834: written by a program, so that no program answers.
      headers: { "Auto-Submitted": "auto-generated" },
    });
  };

  return {
    async send(mail) {
      try {
        const info = await withDeadline(submit(mail), bounds.deadlineMs);
        if (info !== null) return { outcome: "sent", answer: cutAnswer(info.response) };
        breakOff(pool, messageIdOf(mail));
        return { outcome: "retry", answer: ownAnswer("no_answer_in_time", `${bounds.deadlineMs / 1_000} s`) };
      } catch (error) {
        return classifySmtpError(error);
      }
    },
    close: () => transport.close(),
  };
}
