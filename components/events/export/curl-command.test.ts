import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { curlCommand } from "./curl-command";

describe("curlCommand", () => {
  it("gives the shell one address, whatever the filters hold", () => {
    const value = `'; echo "$(date)" \`x\` \\ & | * 한글`;
    const url = `http://cairn.test/export?${new URLSearchParams({ q: value })}#'`;
    const command = curlCommand(url).replace(/^curl /, "printf '%s\\n' ");
    const words = execFileSync("/bin/sh", ["-c", command], {
      env: { ...process.env, KEY: "k" },
      encoding: "utf8",
    });
    const address = words.trimEnd().split("\n").at(-1) ?? "";
    expect(words.trimEnd().split("\n")).toHaveLength(5);
    expect(words).toContain("Authorization: Bearer k\n");
    expect(new URL(address).searchParams.get("q")).toBe(value);
  });
});
