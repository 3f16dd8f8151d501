import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { type ReadMail, readMail } from "./read-mail";

export interface ReceivedMail extends ReadMail {
  to: string;
}

/** A refusal as the server says it: `responseCode` is the reply's. */
export const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });

export interface SmtpBehaviour {
  /** Refuses a recipient. */
  onRecipient?: (address: string) => Error | null;
  /** Refuses, or delays, a mail that was received. */
  onMail?: (mail: ReceivedMail) => Promise<Error | null>;
}

/** A real SMTP server on this machine that keeps what it takes. */
export async function startSmtpServer(behaviour: SmtpBehaviour = {}, port = 0) {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo: ({ address }, _session, callback) => callback(behaviour.onRecipient?.(address) ?? null),
    onData(stream, session, callback) {
      const receive = async () => {
        const raw = (await buffer(stream)).toString("latin1");
        const mail = { ...readMail(raw), to: session.envelope.rcptTo[0]?.address ?? "" };
        const refused = (await behaviour.onMail?.(mail)) ?? null;
        if (refused === null) mails.push(mail);
        return refused;
      };
      receive().then(
        (refused) => callback(refused),
        (error: Error) => callback(error),
      );
    },
  });
  server.on("error", () => undefined);
  const listening = server.listen(port, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address() as AddressInfo;
  return {
    mails,
    behaviour,
    port: address.port,
    url: `smtp://127.0.0.1:${address.port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type SmtpTestServer = Awaited<ReturnType<typeof startSmtpServer>>;
