import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSmsSender } from "./open-sms-sender";
import { type GatewayMood, type GatewayServer, startGatewayServer } from "./testing/gateway-server";
import { providers } from "./testing/providers";

const sms = {
  id: "6f1c7a52-0b1e-4b60-9a86-2f6f5d1f7d11",
  to: "+821012345678",
  text: "[Web shop] 캐시 장애 조치 실패 https://audit.example.com/m/4s8Kq & more",
};
/** Long for a loopback connection, short for a test that waits for it to pass. */
const timeoutMs = 1_000;

describe.each(Object.entries(providers))("the gateway %s", (_name, provider) => {
  let gateway: GatewayServer;
  beforeEach(async () => {
    gateway = await startGatewayServer(provider.speak);
  });
  afterEach(() => gateway.close());

  const send = (mood: GatewayMood, message = sms) => {
    gateway.mood = mood;
    return createSmsSender(provider.settings(gateway.url), timeoutMs).send(message);
  };

  it("gets number and text as they are", async () => {
    expect(await send("accepts")).toMatchObject({ outcome: "sent" });
    expect(gateway.received.map(provider.read)).toMatchObject([{ to: sms.to, text: sms.text }]);
  });

  it("gets numbers of other countries too", async () => {
    expect(await send("accepts", { ...sms, to: "+15005550009" })).toMatchObject({ outcome: "sent" });
    expect(gateway.received.map(provider.read)).toMatchObject([{ to: "+15005550009" }]);
  });

  it.each([
    ["refuses the recipient", "failed"],
    ["knows no such account", "retry"],
    ["is asked too often", "retry"],
    ["fails", "retry"],
    ["never answers", "retry"],
    ["closes half-way", "retry"],
    ["redirects", "retry"],
  ] as const)("that %s means: %s", async (mood, outcome) => {
    const result = await send(mood);
    expect(result.outcome).toBe(outcome);
    expect(result.answer).not.toBe("");
    expect(gateway.received).toHaveLength(1);
  });

  it("that is away is tried again", async () => {
    await gateway.close();
    const result = await send("accepts");
    expect(result).toMatchObject({ outcome: "retry", answer: expect.stringContaining("ECONNREFUSED") });
  });

  it("keeps the secret out of its answers", async () => {
    for (const mood of ["knows no such account", "refuses the recipient", "accepts"] as const) {
      expect((await send(mood)).answer).not.toMatch(/token|secret|whsec/);
    }
  });
});

it.each(["nhncloud", "twilio"] as const)("%s has nothing until it names the message", async (name) => {
  const gateway = await startGatewayServer(providers[name].speak);
  gateway.mood = "answers something else";
  const result = await createSmsSender(providers[name].settings(gateway.url)).send(sms);
  await gateway.close();
  expect(result.outcome).toBe("retry");
});

it("nhncloud sends what is longer than 90 bytes of EUC-KR as a long message with a title", async () => {
  const { speak, settings } = providers.nhncloud;
  const gateway = await startGatewayServer(speak);
  const sender = createSmsSender(settings(gateway.url));
  await sender.send({ ...sms, text: "가".repeat(45) });
  await sender.send({ ...sms, text: "가".repeat(46) });
  await gateway.close();
  expect(gateway.received.map(({ path }) => path.split("/").at(-1))).toEqual(["sms", "mms"]);
  expect(gateway.received.map(({ body }) => "title" in JSON.parse(body))).toEqual([false, true]);
});

it("twilio takes a messaging service in the place of a number", async () => {
  const { speak, settings } = providers.twilio;
  const gateway = await startGatewayServer(speak);
  const service = `MG${"0".repeat(32)}`;
  await createSmsSender({ ...settings(gateway.url), TWILIO_FROM: service } as never).send(sms);
  await gateway.close();
  const form = new URLSearchParams(gateway.received[0]?.body);
  expect([form.get("MessagingServiceSid"), form.get("From")]).toEqual([service, null]);
});

it("webhook repeats its id at every attempt, so that a receiver can tell", async () => {
  const { speak, settings } = providers.webhook;
  const gateway = await startGatewayServer(speak);
  const sender = createSmsSender(settings(gateway.url));
  gateway.mood = "fails";
  await sender.send(sms);
  gateway.mood = "accepts";
  await sender.send(sms);
  await gateway.close();
  expect(gateway.received.map(({ headers }) => headers["webhook-id"])).toEqual([sms.id, sms.id]);
});
