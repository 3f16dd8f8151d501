import { TimeSlice } from "@/lib/shared/time-slice";
import type { NewEvent } from "../model";
import type { IngestTarget } from "../normalize-event";
import { cairnReader, cloudEventReader, type ReadRecord, type RecordReader } from "../read-record";
import { type BodyShape, splitBody } from "../split-body";

export const organizationId = "11111111-1111-4111-8111-111111111111";
export const projectId = "22222222-2222-4222-8222-222222222222";
export const now = Date.parse("2026-11-20T00:00:00Z");
export const target: IngestTarget = {
  organizationId,
  takesOrganizationEvents: true,
  findProjectId: (name) => (name === "web-shop" ? projectId : null),
};

export async function readAll(text: string, shape: BodyShape, reader: RecordReader): Promise<ReadRecord[]> {
  const bytes = Buffer.from(text);
  const slice = new TimeSlice();
  const splitter = splitBody(bytes, shape);
  const read: ReadRecord[] = [];
  for (let step = splitter.next(); step !== "end"; step = splitter.next()) {
    if (step !== "pause" && "record" in step) read.push(await reader.read(bytes, step.record, slice));
  }
  return read;
}

export const readCairn = (text: string, shape: BodyShape = "json") =>
  readAll(text, shape, cairnReader(target, now));
export const readCloud = async (event: object) =>
  (await readAll(JSON.stringify(event), "single", cloudEventReader(target, now)))[0];

export function eventOf(read: ReadRecord | undefined): NewEvent {
  if (!read || !("event" in read)) throw new Error(JSON.stringify(read));
  return read.event;
}

export const errorsOf = (read: ReadRecord | undefined) => (read && "errors" in read ? read : null);

export const start =
  '"id":"e-1","occurredAt":"2026-03-04T05:06:07.089Z","scope":"organization","service":"IAM","event":"X"';
