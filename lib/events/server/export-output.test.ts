import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ExportOutput } from "./export-output";

const sha = (text: string) => createHash("sha256").update(text).digest("hex");

describe("the bytes of an export", () => {
  it("go out in order, and are hashed without the last line", () => {
    const output = new ExportOutput();
    const lines = Array.from({ length: 50 }, (_, n) => `${n} 한글 ${"x".repeat(n)}\n`);
    const sent = lines.map((line) => output.add(line));
    expect(output.digest()).toBe(sha(lines.join("")));
    expect(Buffer.concat([...sent, output.end("last")]).toString()).toBe(`${lines.join("")}last`);
  });

  it("go one by one while nothing else comes, until none is left", () => {
    const output = new ExportOutput();
    const sent = [output.add("a line\n")];
    expect(sent[0]?.length).toBe(0);
    for (let n = 0; n < 3; n += 1) sent.push(output.drip());
    expect(Buffer.concat(sent).toString()).toBe("a l");
    sent.push(output.add("more\n"));
    for (let n = 0; n < 20; n += 1) sent.push(output.drip());
    expect(Buffer.concat([...sent, output.end("last")]).toString()).toBe("a line\nmore\nlast");
    expect(output.digest()).toBe(sha("a line\nmore\n"));
  });
});
