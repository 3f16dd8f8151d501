import { describe, expect, it } from "vitest";
import { allAccepted, useIngestBed } from "@/lib/events/testing/ingest-bed";

const bed = useIngestBed();

const json = (value: unknown) => JSON.stringify(value);

type Fields = Record<string, unknown>;
let nextId = 0;

describe("POST /api/v1/events: CloudEvents", () => {
  const cloudEvent = (fields: Fields = {}) => {
    nextId += 1;
    return {
      specversion: "1.0",
      id: `${nextId}`,
      source: "/shop",
      type: "order.created",
      time: "2026-11-18T04:05:06Z",
      project: "web-shop",
      data: { n: 1 },
      ...fields,
    };
  };
  const structured = { "content-type": "application/cloudevents+json; charset=utf-8" };
  const batch = { "content-type": "application/cloudevents-batch+json" };

  it("takes structured events, one and many, and keeps them whole", async () => {
    const [one, ...many] = [cloudEvent(), cloudEvent(), cloudEvent()];
    expect(await bed.post({ body: json(one), headers: structured })).toMatchObject(allAccepted(1));
    expect(await bed.post({ body: json(many), headers: batch })).toMatchObject(allAccepted(2));
    expect(await bed.post({ body: json(many), headers: batch })).toMatchObject({ body: { duplicates: 2 } });
    const stored = await bed.logsOf(...[one, ...many].map((item) => `/shop#${item?.id}`));
    expect(Object.values(stored).sort()).toEqual([one, ...many].map(json).sort());
  });

  it("rejects an event without a time, naming the attribute, and keeps its neighbour", async () => {
    const reply = await bed.post({
      body: json([cloudEvent({ time: undefined }), cloudEvent()]),
      headers: batch,
    });
    expect(reply.body).toMatchObject({ accepted: 1, rejected: [{ index: 0, errors: [{ path: "time" }] }] });
  });

  it("takes an event in the binary mode, data byte for byte", async () => {
    const attributes = {
      "ce-specversion": "1.0",
      "ce-id": "binary-1",
      "ce-source": "/shop",
      "ce-type": "order.created",
      "ce-time": "2026-11-18T04:05:06Z",
      "ce-project": "web-shop",
      "ce-actorname": "%EA%B9%80",
    };
    const body = ' {"n":12345678901234567890} ';
    expect(await bed.post({ body, headers: attributes })).toMatchObject(allAccepted(1));
    const log = (await bed.logsOf("/shop#binary-1"))["/shop#binary-1"];
    expect(log).toContain(`"data":${body}}`);
    expect(JSON.parse(log ?? "")).toMatchObject({
      id: "binary-1",
      actorname: "김",
      datacontenttype: "application/json",
    });
    await bed.expectRefusal({ body: "{", headers: { ...attributes, "ce-id": "binary-2" } }, 400);
  });
});
