import { describe, expect, it } from "vitest";
import { readRange } from "./custom-range";
import { readListAddress, writeListAddress } from "./list-address";

const day = (date: string, time = "") => ({ date, time });
const open = day("");

describe("readRange", () => {
  it("reads both bounds in the zone of their writer", () => {
    expect(readRange(day("2026-11-20", "9:00"), day("2026-11-21"), "Asia/Seoul")).toEqual({
      from: "2026-11-20T00:00:00.000Z",
      to: "2026-11-20T15:00:00.000Z",
    });
    expect(readRange(day("2026-11-20"), open, "UTC")).toMatchObject({ to: null });
  });

  it("says at which bound it can't be read", () => {
    expect(readRange(open, open, "UTC")).toEqual({ at: "from", fault: "badTime" });
    expect(readRange(day("2026-11-20"), day("2026-11-20", "25:00"), "UTC")).toEqual({
      at: "to",
      fault: "badTime",
    });
    expect(readRange(day("2026-11-20"), day("2026-11-19"), "UTC")).toEqual({
      at: "to",
      fault: "fromAfterTo",
    });
  });

  it.each([
    ["9999-12-31", "22:00", "America/New_York"],
    ["0000-01-01", "01:00", "Asia/Seoul"],
  ])("refuses %s %s in %s, an instant that no address holds", (date, time, zone) => {
    expect(readRange(day(date, time), open, zone)).toEqual({ at: "from", fault: "badTime" });
  });

  it.each(["9999-12-31", "1970-01-01"])("gives for %s what an address brings back", (date) => {
    const range = readRange(day(date), open, "UTC");
    if ("fault" in range) throw new Error("The range was refused.");
    const filters = { ...readListAddress({}).filters, range };
    const address = readListAddress(new URLSearchParams(writeListAddress({ filters, open: null })));
    expect(address.filters.range).toEqual(range);
  });
});
