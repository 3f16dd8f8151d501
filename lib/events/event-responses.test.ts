import { describe, expect, it } from "vitest";
import { logResponse } from "./event-responses";

const log = { text: '{"a" : "한글"}', sha256: "ab12" };
const answer = (ifNoneMatch: string | null, isDownload = false) =>
  logResponse(log, { id: 'a/"b"\r\n한', isDownload, ifNoneMatch });

describe("logResponse", () => {
  it("answers the bytes, tagged with their hash", async () => {
    const response = answer(null);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("etag")).toBe('"ab12"');
    expect(response.headers.get("content-disposition")).toBeNull();
    expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(log.text))).toBe(true);
  });

  it.each(['"ab12"', 'W/"ab12"', '"x", "ab12"', "*"])("answers 304 to %s", async (header) => {
    const response = answer(header);
    expect(response.status).toBe(304);
    expect(response.headers.get("etag")).toBe('"ab12"');
    expect(await response.text()).toBe("");
  });

  it.each(['"other"', "ab12", ""])("answers the bytes to %j", (header) => {
    expect(answer(header).status).toBe(200);
  });

  it("names a download with nothing that a header or a file system minds", () => {
    expect(answer(null, true).headers.get("content-disposition")).toBe('attachment; filename="a_b_.json"');
  });
});
