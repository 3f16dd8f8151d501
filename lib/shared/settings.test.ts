import { describe, expect, it } from "vitest";
import { readSettings } from "./settings";

const secret = "0123456789abcdef0123456789abcdef";
const faultNames = (
  environment: Record<string, string>,
  mode: "production" | "development" = "production",
) => {
  const result = readSettings(environment, mode);
  return "faults" in result ? result.faults.map((fault) => fault.name) : [];
};

describe("readSettings", () => {
  it("needs nothing while developing", () => {
    const result = readSettings({}, "development");
    expect(result).toMatchObject({ settings: { port: 3000, poolSize: 10, databaseUrl: undefined } });
  });

  it("needs the site's address in production, and the secret with a database server", () => {
    expect(faultNames({})).toEqual(["NEXTAUTH_URL"]);
    expect(faultNames({ NEXTAUTH_URL: "https://audit.example.com" })).toEqual([]);
    expect(faultNames({ DATABASE_URL: "postgresql://a@b/c" })).toEqual(["NEXTAUTH_URL", "NEXTAUTH_SECRET"]);
    const external = { DATABASE_URL: "postgres://a@b/c", NEXTAUTH_URL: "http://localhost:3000" };
    expect(faultNames({ ...external, NEXTAUTH_SECRET: secret })).toEqual([]);
  });

  it("lists every fault at once", () => {
    const names = faultNames({
      DATABASE_URL: "mysql://a@b/c",
      CAIRN_DATABASE_POOL: "5",
      PORT: "80.5",
      NEXTAUTH_URL: "audit.example.com",
      NEXTAUTH_SECRET: "short",
    });
    expect(names.sort()).toEqual([
      "CAIRN_DATABASE_POOL",
      "DATABASE_URL",
      "NEXTAUTH_SECRET",
      "NEXTAUTH_URL",
      "PORT",
    ]);
  });

  it("needs a sender with a mail server, and what the SMS gateway takes", () => {
    expect(faultNames({ SMTP_URL: "smtp://mail.example.com:587" }, "development")).toEqual(["MAIL_FROM"]);
    const mail = { SMTP_URL: "smtps://user:pass@mail.example.com", MAIL_FROM: "Cairn <audit@example.com>" };
    expect(faultNames(mail, "development")).toEqual([]);
    expect(
      faultNames({ ...mail, MAIL_FROM: "audit@example.com\nBcc: all@example.com" }, "development"),
    ).toEqual(["MAIL_FROM"]);
    expect(faultNames({ ...mail, SMTP_URL: "https://mail.example.com" }, "development")).toEqual([
      "SMTP_URL",
    ]);
    expect(faultNames({ SMS_PROVIDER: "webhook" }, "development").sort()).toEqual([
      "SMS_WEBHOOK_SECRET",
      "SMS_WEBHOOK_URL",
    ]);
    const wrong = {
      CAIRN_WORKER: "yes",
      CAIRN_LATE_HOURS: "0",
      CAIRN_DIGEST_THRESHOLD: "many",
      SMS_PROVIDER: "fax",
    };
    expect(faultNames(wrong, "development").sort()).toEqual(Object.keys(wrong).sort());
  });

  it.each([
    "https://user@audit.example.com",
    "https://user:secret@audit.example.com/",
    "https://audit.example.com/?from=mail",
    "https://audit.example.com/#top",
    "https://audit.example.com/cairn",
    "ftp://audit.example.com",
  ])("refuses %s as the address that people open", (NEXTAUTH_URL) => {
    expect(faultNames({ NEXTAUTH_URL })).toEqual(["NEXTAUTH_URL"]);
  });

  it("takes an empty variable for one that is not set", () => {
    expect(faultNames({ DATABASE_URL: "", PORT: " ", NEXTAUTH_URL: "" }, "development")).toEqual([]);
  });
});
