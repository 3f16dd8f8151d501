import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createSmtpMailer, type OutgoingMail, smtpBounds } from "./smtp-mailer";
import { refusal, type SmtpBehaviour, startSmtpServer } from "./testing/start-smtp-server";

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

const mail: OutgoingMail = {
  id: "0b7f8d1c-1111-4222-8333-444455556666",
  to: { name: "Kim", address: "kim@example.test" },
  subject: "Hello",
  text: "Hello\n",
  html: "<p>Hello</p>\n",
};

function mailerFor(url: string, bounds: Partial<typeof smtpBounds> = {}) {
  const settings = { url, from: "Cairn <audit@example.test>", host: "audit.example.test" };
  const mailer = createSmtpMailer(settings, { ...smtpBounds, ...bounds });
  cleanups.push(() => mailer.close());
  return mailer;
}

async function realServer(behaviour: SmtpBehaviour = {}) {
  const server = await startSmtpServer(behaviour);
  cleanups.push(server.stop);
  return server;
}

/** A server that says what the test wants, and may say nothing. */
async function rawServer(onSocket: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    onSocket(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers each command with the reply of its first word. */
const scripted = (replies: Record<string, string>) => (socket: Socket) => {
  socket.write(replies.CONNECT ?? "220 ready\r\n");
  socket.on("data", (bytes) => {
    for (const line of bytes.toString().split("\r\n").filter(Boolean)) {
      const reply = replies[line.split(/[ :]/)[0]?.toUpperCase() ?? ""];
      if (reply === "CLOSE") socket.destroy();
      else if (reply) socket.write(reply);
    }
  });
};
const accepting = {
  EHLO: "250 hi\r\n",
  MAIL: "250 ok\r\n",
  RCPT: "250 ok\r\n",
  DATA: "354 go\r\n",
  QUIT: "221 bye\r\n",
};

describe("a mail that is taken", () => {
  it("says who sent it, that no program should answer, and has the id of its message at every attempt", async () => {
    const server = await realServer();
    const mailer = mailerFor(server.url);
    expect(await mailer.send(mail)).toMatchObject({
      outcome: "sent",
      answer: expect.stringContaining("250"),
    });
    expect(await mailer.send(mail)).toMatchObject({ outcome: "sent" });
    const headers = server.mails.map((received) => received.headers);
    for (const header of headers) {
      expect(header.get("message-id")).toBe(`<${mail.id}@audit.example.test>`);
      expect(header.get("auto-submitted")).toBe("auto-generated");
      expect(header.get("from")).toBe("Cairn <audit@example.test>");
      expect(header.get("to")).toBe("Kim <kim@example.test>");
    }
    expect(server.mails[0]).toMatchObject({ subject: "Hello", text: "Hello", html: "<p>Hello</p>" });
  });

  it("carries Korean whole, in the subject too", async () => {
    const server = await realServer();
    const subject = "[웹 상점] 인스턴스 생성: 아주 긴 이름을 가진 웹 서버 🚀 그리고 더 많은 이야기".repeat(2);
    await mailerFor(server.url).send({
      ...mail,
      subject,
      text: "캐시 — 장애\n",
      to: { name: "김", address: "kim@example.test" },
    });
    expect(server.mails[0]).toMatchObject({ subject, text: "캐시 — 장애" });
  });

  it("lets no name or subject begin another header or add a recipient", async () => {
    const server = await realServer();
    const name = 'Kim" <x@evil.test>, "Y\r\nBcc: all@evil.test';
    await mailerFor(server.url).send({
      ...mail,
      to: { name, address: "kim@example.test" },
      subject: "A\r\nBcc: b@evil.test",
    });
    const [received] = server.mails;
    expect(received?.to).toBe("kim@example.test");
    expect(server.mails).toHaveLength(1);
    expect(received?.headers.has("bcc")).toBe(false);
  });
});

describe("a mail that is not taken", () => {
  it.each([
    [
      "an unknown mailbox",
      { onRecipient: () => refusal(550, "5.1.1 No such user") },
      "failed",
      "5.1.1 No such user",
    ],
    ["a mailbox that is busy", { onRecipient: () => refusal(450, "4.2.1 Busy") }, "retry", "4.2.1 Busy"],
    ["a mail refused as a whole", { onMail: async () => refusal(554, "5.7.1 Spam") }, "failed", "5.7.1 Spam"],
    ["a server short of space", { onMail: async () => refusal(452, "4.3.1 Full") }, "retry", "4.3.1 Full"],
  ] as const)("tells of %s with the server's answer", async (_, behaviour, outcome, answer) => {
    const server = await realServer(behaviour);
    expect(await mailerFor(server.url).send(mail)).toMatchObject({
      outcome,
      answer: expect.stringContaining(answer),
    });
    expect(server.mails).toEqual([]);
  });

  it.each([
    ["refuses the sender for good", { ...accepting, MAIL: "553 not you\r\n" }, "failed"],
    ["asks for authentication", { ...accepting, MAIL: "530 sign in first\r\n" }, "retry"],
    ["has no service now", { ...accepting, CONNECT: "421 later\r\n" }, "retry"],
    ["has no service at all", { ...accepting, CONNECT: "554 go away\r\n" }, "retry"],
    ["closes in the greeting", { ...accepting, EHLO: "CLOSE" }, "retry"],
    ["closes before the mail", { ...accepting, DATA: "CLOSE" }, "retry"],
    ["closes half-way through the mail", { ...accepting, TO: "CLOSE" }, "retry"],
  ])("when the server %s", async (_, replies, outcome) => {
    const url = await rawServer(scripted(replies));
    expect(await mailerFor(url).send(mail)).toMatchObject({ outcome });
  });

  it("when nobody listens", async () => {
    const server = await startSmtpServer();
    await server.stop();
    const result = await mailerFor(server.url).send(mail);
    expect(result).toMatchObject({ outcome: "retry", answer: expect.stringContaining("ECONNREFUSED") });
  });

  it("when the password is wrong, so that whoever set it can mend it", async () => {
    const url = await rawServer(
      scripted({ ...accepting, EHLO: "250-hi\r\n250 AUTH PLAIN\r\n", AUTH: "535 no\r\n" }),
    );
    const result = await mailerFor(url.replace("//", "//user:secret@")).send(mail);
    expect(result.outcome).toBe("retry");
    expect(result.answer).not.toContain("secret");
  });

  it("when the address is none", async () => {
    const server = await realServer();
    const to = { name: "Kim", address: "kim@example.test>\r\nRCPT TO:<all@evil.test" };
    const { outcome } = await mailerFor(server.url).send({ ...mail, to });
    expect(outcome).toBe("failed");
    expect(server.mails).toEqual([]);
  });
});

describe("a server that hangs", () => {
  const within = {
    connectionTimeoutMs: 200,
    greetingTimeoutMs: 200,
    socketTimeoutMs: 200,
    deadlineMs: 5_000,
  };

  it.each([
    ["before its greeting", { CONNECT: "" }],
    ["after the greeting", {}],
    ["at the recipient", { EHLO: "250 hi\r\n", MAIL: "250 ok\r\n" }],
    ["after the whole mail", accepting],
  ])("%s is given up in bounded time", async (_, replies) => {
    const url = await rawServer((socket) => {
      scripted("CONNECT" in replies ? { CONNECT: " " } : replies)(socket);
    });
    expect(await mailerFor(url, within).send(mail)).toMatchObject({ outcome: "retry" });
  });

  it("with one mail is left, and the connection of another mail stays", async () => {
    const connections: Socket[] = [];
    const url = await rawServer((socket) => {
      connections.push(socket);
      if (connections.length > 1) return scripted({ ...accepting, ".": "250 taken\r\n" })(socket);
      scripted({ EHLO: "250 hi\r\n", MAIL: "250-o\r\n" })(socket);
      const drip = setInterval(() => socket.write("250-still here\r\n"), 20);
      socket.on("close", () => clearInterval(drip));
    });
    const mailer = mailerFor(url, { ...within, socketTimeoutMs: 60_000, deadlineMs: 500 });
    const hung = mailer.send(mail);
    expect(await mailer.send({ ...mail, id: "another" })).toMatchObject({ outcome: "sent" });
    expect(await hung).toMatchObject({ outcome: "retry" });
    if (connections[0]?.destroyed === false) await once(connections[0] as Socket, "close");
    expect(await mailer.send({ ...mail, id: "a third" })).toMatchObject({ outcome: "sent" });
    expect(connections).toHaveLength(2);
  });

  it("is given up at the deadline though it sends a byte now and then, and the next mail begins anew", async () => {
    let isDripping = true;
    const closed: Promise<unknown>[] = [];
    const url = await rawServer((socket) => {
      // A reset ends it as well: `once` of node:events would take that for a failure.
      closed.push(new Promise((resolve) => socket.once("close", resolve)));
      if (!isDripping) return scripted({ ...accepting, ".": "250 taken\r\n" })(socket);
      const drip = setInterval(() => socket.write("2"), 20);
      socket.on("close", () => clearInterval(drip));
    });
    const mailer = mailerFor(url, { ...within, greetingTimeoutMs: 60_000, deadlineMs: 300 });
    expect(await mailer.send(mail)).toEqual({ outcome: "retry", answer: "no_answer_in_time: 0.3 s" });
    // It could still take the mail otherwise, and would keep its place among the connections.
    await Promise.all(closed);
    expect(closed).toHaveLength(1);
    isDripping = false;
    expect(await mailer.send(mail)).toMatchObject({ outcome: "sent" });
  });
});
