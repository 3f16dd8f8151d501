/** A mail as it came over the wire, taken apart by the rules of RFC 5322, 2045 and 2047 that our mails use. */
export interface ReadMail {
  /** By name in lower case. */
  headers: ReadonlyMap<string, string>;
  subject: string;
  text: string;
  html: string;
}

interface Entity {
  headers: ReadonlyMap<string, string>;
  body: string;
}

function split(raw: string): Entity {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  if (headers.size !== lines.length) throw new Error("A header stands in the mail twice.");
  return { headers, body: raw.slice(end + 4) };
}

const unquote = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");

function decodeBody({ headers, body }: Entity): string {
  const encoding = headers.get("content-transfer-encoding") ?? "7bit";
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  return encoding === "quoted-printable" ? unquote(body) : Buffer.from(body, "latin1").toString("utf8");
}

const decodeWords = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === "B"
        ? Buffer.from(word, "base64").toString("utf8")
        : unquote(word.replaceAll("_", " ")),
    );

/** `raw` has one character for each byte (latin1). */
export function readMail(raw: string): ReadMail {
  const mail = split(raw);
  const boundary = /boundary="([^"]+)"/.exec(mail.headers.get("content-type") ?? "")?.[1];
  const parts = mail.body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => split(part.slice(2)));
  const find = (type: string) => {
    const part = parts.find(({ headers }) => headers.get("content-type")?.startsWith(type));
    if (!part) throw new Error(`The mail has no part of type ${type}.`);
    return decodeBody(part).replace(/\r\n/g, "\n").trimEnd();
  };
  const subject = decodeWords(mail.headers.get("subject") ?? "");
  return { headers: mail.headers, subject, text: find("text/plain"), html: find("text/html") };
}
