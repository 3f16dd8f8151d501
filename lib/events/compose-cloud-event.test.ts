import { describe, expect, it } from "vitest";
import { composeCloudEvent } from "./compose-cloud-event";

const compose = (headers: Record<string, string>, body: string | Buffer, mediaType: string) =>
  composeCloudEvent(new Headers(headers), Buffer.from(body), mediaType).toString();

const attributes = { "ce-id": "1", "ce-specversion": "1.0" };

describe("composeCloudEvent", () => {
  it("puts JSON data in unchanged", () => {
    const headers = { ...attributes, "content-type": "application/json; charset=utf-8", "x-other": "no" };
    const data = ' {"a": 12345678901234567890, "a":1e400000} ';
    expect(compose(headers, data, "application/json")).toBe(
      `{"id":"1","specversion":"1.0","datacontenttype":"application/json; charset=utf-8","data":${data}}`,
    );
    expect(
      compose({ ...attributes, "content-type": "application/vnd.x+json" }, "1", "application/vnd.x+json"),
    ).toContain('"data":1}');
  });

  it("writes text as a string and anything else in base64", () => {
    const text = { ...attributes, "content-type": "text/plain" };
    expect(compose(text, 'say "hi"\n', "text/plain")).toContain('"data":"say \\"hi\\"\\n"}');
    expect(compose(text, Buffer.from([0xff, 0x00]), "text/plain")).toContain('"data_base64":"/wA="}');
    expect(compose({ ...attributes, "content-type": "image/png" }, "x", "image/png")).toContain(
      '"data_base64":"eA=="}',
    );
  });

  it("has no data without a body", () => {
    expect(compose(attributes, "", "")).toBe('{"id":"1","specversion":"1.0"}');
  });

  it("decodes percent-encoded attributes and leaves stray percent signs", () => {
    const headers = { "ce-id": "100%", "ce-source": "%EC%9B%B9%20%22x%22", "ce-specversion": "1.0" };
    expect(JSON.parse(compose(headers, "", ""))).toEqual({
      id: "100%",
      source: '웹 "x"',
      specversion: "1.0",
    });
  });

  it.each(["{", '1,"id":"2"', "{} {}", "\u0000"])("refuses data that is not one JSON value: %j", (data) => {
    expect(() =>
      compose({ ...attributes, "content-type": "application/json" }, data, "application/json"),
    ).toThrow(expect.objectContaining({ code: "malformed" }));
  });

  it("refuses data that is larger than an event or no UTF-8", () => {
    const headers = { ...attributes, "content-type": "application/json" };
    expect(() => compose(headers, `"${"x".repeat(1_048_576)}"`, "application/json")).toThrow(
      expect.objectContaining({ code: "too_large" }),
    );
    expect(() => compose(headers, Buffer.from([0x22, 0xff, 0x22]), "application/json")).toThrow(
      expect.objectContaining({ code: "malformed" }),
    );
  });
});
