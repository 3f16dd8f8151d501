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
      CAIRN_DATABASE_POOL: "2",
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

  it("takes an empty variable for one that is not set", () => {
    expect(faultNames({ DATABASE_URL: "", PORT: " ", NEXTAUTH_URL: "" }, "development")).toEqual([]);
  });
});
