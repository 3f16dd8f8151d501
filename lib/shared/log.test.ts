import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { writeLog } from "./log";

function lineOf(write: () => void): string {
  const spy = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  write();
  const [line] = spy.mock.calls.map(([text]) => String(text));
  spy.mockRestore();
  return line ?? "";
}

describe("writeLog", () => {
  it("writes one line of JSON, with the error's causes", () => {
    const error = new Error("outer\nlines", { cause: Object.assign(new Error("inner"), { code: "57P01" }) });
    const line = lineOf(() => writeLog("error", "It failed.", { requestId: "r-1", error }));
    expect(line.indexOf("\n")).toBe(line.length - 1);
    expect(JSON.parse(line)).toMatchObject({
      level: "error",
      message: "It failed.",
      requestId: "r-1",
      error: { message: "outer\nlines", cause: { message: "inner", code: "57P01" } },
    });
  });

  it("keeps a statement's parameters out of the log, wherever the error is wrapped", () => {
    const failed = new DrizzleQueryError(
      "SELECT 1 FROM users WHERE email = $1",
      ["a password typed into the wrong field"],
      new Error("connect ECONNREFUSED"),
    );
    for (const error of [failed, new Error("It is away.", { cause: failed })]) {
      const line = lineOf(() => writeLog("error", "It failed.", { error }));
      expect(line).not.toContain("typed into the wrong field");
      expect(line).toContain("email = $1");
      expect(line).toContain("ECONNREFUSED");
    }
  });
});
