import { type FormatMapping, mapped, readFirstTime } from "../mapping";
import { textAt, valueAt } from "../read-fields";

/**
 * Events in the form of `POST /api/v1/events`. All members but id and time are sent as they stand, so the API
 * names what it does not know; only what those two need is read here.
 */
export const cairn: FormatMapping = {
  format: "cairn",
  recognizes(record) {
    return ["occurredAt", "service", "event"].every((name) => textAt(record, name) !== undefined);
  },
  map(record, options) {
    const time = readFirstTime([["occurredAt", valueAt(record, "occurredAt")]], options);
    const [service, event] = [textAt(record, "service"), textAt(record, "event")];
    return mapped({ ...time, servicePath: "service", service, eventPath: "event", event }, () => ({
      id: textAt(record, "id") ?? null,
    }));
  },
};
