import type { SendResult } from "@/lib/shared/send-result";

/** A text message that is ready to be sent. */
export interface OutgoingSms {
  /** The same at every attempt; gateways that can tell repeats by it do. */
  id: string;
  /** E.164, such as +821012345678. */
  to: string;
  text: string;
}

/** One gateway for text messages. */
export interface SmsSender {
  /** Never throws: what happened is the result. */
  send(sms: OutgoingSms): Promise<SendResult>;
}
