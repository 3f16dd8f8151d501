import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ndjson, sentEvent, useIngestBed } from "@/lib/events/testing/ingest-bed";

const bed = useIngestBed();

const json = (value: unknown) => JSON.stringify(value);

describe("POST /api/v1/events: bodies that are refused whole", () => {
  it.each(["", " ", "{", "[", "nope", '{"events":[', "[1,2", '"'])("answers 400 for %j", async (body) => {
    await bed.expectRefusal({ body }, 400);
  });

  it("stores nothing of an array that ends too early", async () => {
    await bed.expectRefusal(
      { body: json([sentEvent(), sentEvent()]).slice(0, -1) },
      400,
      "not JSON from byte",
    );
  });

  it("answers 400 for an empty body of lines", async () => {
    await bed.expectRefusal({ body: "\n\n", headers: ndjson }, 400, "empty");
    await bed.expectRefusal({ body: null, headers: ndjson }, 400, "empty");
  });

  it("answers 400 for JSON that is not UTF-8", async () => {
    await bed.expectRefusal({ body: Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]) }, 400, "UTF-8");
  });

  it.each(["1", '"text"', '{"events":{}}', '{"events":[],"more":1}'])("answers 422 for %s", async (body) => {
    await bed.expectRefusal({ body }, 422);
  });

  it("answers 413 for more than 16 MiB, announced or not, and for more than 5,000 events", async () => {
    const large = Buffer.alloc(17 * 1_048_576, " ");
    await bed.expectRefusal({ body: large, headers: { "content-length": String(large.length) } }, 413);
    await bed.expectRefusal({ body: new Blob([large]).stream() }, 413);
    await bed.expectRefusal({ body: `[${"1,".repeat(5_000)}1]` }, 413, "5000");
  });

  it("answers 413 for a gzip bomb after unpacking no more than it must", async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1_048_576, " "), { level: 9 });
    let sent = 0;
    // Fed a kilobyte at a time: what is not asked for has not been unpacked either.
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent >= bomb.length) return controller.close();
        controller.enqueue(bomb.subarray(sent, sent + 1_024));
        sent += 1_024;
      },
    });
    await bed.expectRefusal({ body, headers: { "content-encoding": "gzip" } }, 413);
    expect(sent).toBeLessThan(bomb.length / 2);
  });

  it("answers 400 for gzip that is broken, cut off or none", async () => {
    const whole = gzipSync(json(sentEvent()));
    for (const body of [
      whole.subarray(0, -4),
      whole.subarray(0, 20),
      Buffer.from("plain"),
      Buffer.alloc(0),
    ]) {
      await bed.expectRefusal({ body, headers: { "content-encoding": "gzip" } }, 400);
    }
  });

  it("answers 400 for a body shorter or longer than its Content-Length, packed or not", async () => {
    const body = json(sentEvent());
    const packed = gzipSync(body);
    for (const difference of [-1, 1]) {
      const headers = { "content-length": String(body.length + difference) };
      await bed.expectRefusal({ body, headers }, 400, "Content-Length");
      await bed.expectRefusal(
        {
          body: packed,
          headers: { "content-length": String(packed.length + difference), "content-encoding": "gzip" },
        },
        400,
        "Content-Length",
      );
    }
  });

  it("answers 400 for a connection that breaks off", async () => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Buffer.from('[{"id":'));
        controller.error(new Error("aborted"));
      },
    });
    await bed.expectRefusal({ body }, 400, "before it was complete");
  });

  it.each([
    "text/plain",
    "application/xml",
    "",
    "application/json; charset=latin1",
    "application/cloudevents+avro",
  ])("answers 415 for the media type %j", async (type) => {
    await bed.expectRefusal({ body: json(sentEvent()), headers: { "content-type": type } }, 415);
  });

  it.each(["br", "deflate", "gzip, gzip"])("answers 415 for the encoding %s", async (encoding) => {
    await bed.expectRefusal({ body: json(sentEvent()), headers: { "content-encoding": encoding } }, 415);
  });
});
