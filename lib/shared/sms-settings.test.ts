import { describe, expect, it } from "vitest";
import { readSmsSettings } from "./sms-settings";

const secret = `whsec_${Buffer.alloc(32, 1).toString("base64")}`;

describe("readSmsSettings", () => {
  it("finds none where none is set", () => {
    expect(readSmsSettings({ SMS_PROVIDER: " " })).toEqual({ settings: null });
  });

  it("reads each gateway's own variables", () => {
    const webhook = {
      SMS_PROVIDER: "webhook",
      SMS_WEBHOOK_URL: "https://sms.example.com/",
      SMS_WEBHOOK_SECRET: secret,
    };
    expect(readSmsSettings({ ...webhook, OTHER: "x" })).toEqual({ settings: webhook });
    const twilio = {
      SMS_PROVIDER: "twilio",
      TWILIO_ACCOUNT_SID: "AC1",
      TWILIO_AUTH_TOKEN: "t",
      TWILIO_FROM: "Cairn",
    };
    expect(readSmsSettings(twilio)).toEqual({
      settings: { ...twilio, TWILIO_URL: "https://api.twilio.com" },
    });
  });

  it.each([
    [{ SMS_PROVIDER: "pigeon" }, ["SMS_PROVIDER"]],
    [
      { SMS_PROVIDER: "nhncloud", NHNCLOUD_SMS_SENDER: "02-123" },
      ["NHNCLOUD_SMS_APP_KEY", "NHNCLOUD_SMS_SECRET_KEY", "NHNCLOUD_SMS_SENDER"],
    ],
    [{ SMS_PROVIDER: "twilio" }, ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM"]],
    [
      { SMS_PROVIDER: "webhook", SMS_WEBHOOK_URL: "ftp://x", SMS_WEBHOOK_SECRET: "short" },
      ["SMS_WEBHOOK_URL", "SMS_WEBHOOK_SECRET"],
    ],
  ])("names every fault of %j", (environment, names) => {
    const read = readSmsSettings(environment);
    expect("faults" in read && read.faults.map(({ name }) => name)).toEqual(names);
  });
});
