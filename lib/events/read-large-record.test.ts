import { describe, expect, it } from "vitest";
import { TimeSlice } from "@/lib/shared/time-slice";
import { cairnReader } from "./read-record";
import { splitBody } from "./split-body";
import { errorsOf, eventOf, now, readCairn, readCloud, start, target } from "./testing/read-records";

/** White space enough that an event is read in slices. */
const space = " ".repeat(40_000);

describe("an event with large fields", () => {
  const change = (rest: string) => `"changes":[{"path":"a"},{"path":"b",${rest}}]`;
  it.each([
    '"message":"m","log":{"a":[1]}',
    '"\\u006cog":1e400,"\\u0061ctor":{"\\u0069d":"u","type":null},"resource":null',
    change('"before":12345678901234567890,"after":{"x":["\\ud83d\\ude42"]}'),
    change('"before":{"x":[{"y":"\\u0000"}]},"after":{"\\ud800":1}'),
    change('"was":1,"before":1,"before":2'),
    change('"after":1,"path":""'),
    '"changes":[1,[],{},{"path":7},{"path":"\\ud800"}]',
    `"changes":[${Array.from({ length: 201 }, () => '{"path":"p"}').join(",")}]`,
    '"changes":{"path":"a"}',
    '"changes":null,"actor":[1],"resource":"r","message":{"a":1},"reason":[],"channel":7',
    '"actor":{"id":"a","id":"b"}',
    '"actor":{"id":{"a":[1]},"phone":1},"outcome":"maybe"',
    '"id":"again"',
    '"__proto__":{"service":"x"},"constructor":1',
    '"log":1,"log":2',
    '"message":"\\u0000","service":null',
  ])("is judged as any other: %.80s", async (rest) => {
    const [small] = await readCairn(`[{${start},${rest}}]`);
    const [large] = await readCairn(`[{${space}${start},${rest}}]`);
    if (small && "event" in small && !rest.includes("og")) {
      expect(large).toMatchObject({ event: { ...small.event, log: expect.any(String) } });
    } else expect(large).toEqual(small);
  });

  it.each([
    ["numbers in a change", `"changes":[{"path":"p","before":[${"1,".repeat(500_000)}1]}]`, []],
    [
      "names in a change",
      `"changes":[{"path":"p","after":{${Array.from({ length: 95_000 }, (_, n) => `"k${n}":0`).join(",")}}}]`,
      [],
    ],
    [
      "unknown fields",
      Array.from({ length: 95_000 }, (_, n) => `"k${n}":0`).join(","),
      Array.from({ length: 20 }, (_, n) => `k${n}`),
    ],
    ["lists for a text", `"message":[${"[],".repeat(300_000)}0]`, ["message"]],
    ["names in an actor", `"actor":{${'"x":[0],'.repeat(100_000)}"id":"a"}`, ["actor"]],
  ])("lets others have their turn, with a mebibyte of %s", async (_, rest, faults) => {
    let turns = 0;
    const slice = Object.assign(new TimeSlice(), {
      isOver: () => true,
      next: async () => {
        turns += 1;
      },
    });
    const bytes = Buffer.from(`[{${start},${rest}}]`);
    const splitter = splitBody(bytes, "json");
    let step = splitter.next();
    while (step === "pause") step = splitter.next();
    if (step === "end" || !("record" in step)) throw new Error("There is one event.");
    const read = await cairnReader(target, now).read(bytes, step.record, slice);
    expect(errorsOf(read)?.errors.map(({ path }) => path) ?? []).toEqual(faults);
    // A turn for each 64 KiB at least.
    expect(turns).toBeGreaterThanOrEqual(Math.floor(bytes.length / 65_536));
  });

  it("is refused by the names that stand in it twice, however many there are", async () => {
    const names = Array.from({ length: 300 }, (_, n) => `"k${n}":0`).join(",");
    const [read] = await readCairn(`[{${space}${start},${names},"k299":1}]`);
    expect(errorsOf(read)?.errors).toEqual([{ path: "k299", message: "This field stands more than once." }]);
  });

  it("keeps what a CloudEvent says among any number of extensions", async () => {
    const extensions = Array.from({ length: 5_000 }, (_, n) => [`x${n}`, [n]]);
    const event = {
      ...Object.fromEntries(extensions),
      specversion: "1.0",
      id: "7",
      source: "/shop",
      type: "t",
      time: "2026-03-04T05:06:07Z",
      subject: "order-9",
      data: { a: 1 },
    };
    expect(eventOf(await readCloud(event))).toMatchObject({
      id: "/shop#7",
      resourceId: "order-9",
      log: JSON.stringify(event),
    });
  });
});
