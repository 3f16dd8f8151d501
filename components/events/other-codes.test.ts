import { describe, expect, it } from "vitest";
import { parseEventFilters } from "@/lib/events/filters";
import { makeEvent } from "./make-event.test-data";
import { otherCodes } from "./other-codes";

const rows = ["Create Channel", "Channel Create", "Channel Create"].map((event) => makeEvent({ event }));
const of = (query: string) => otherCodes(parseEventFilters(new URLSearchParams(query)), rows);

describe("otherCodes", () => {
  it("are the codes that were found and not asked for, each once", () => {
    expect(of("event=Create+Channel")).toEqual(["Channel Create"]);
    expect(of("event=Create+Channel&event=Channel+Create")).toEqual([]);
  });

  it("are none where no one code was asked for", () => {
    for (const query of ["", "event=!Subnet+Create", "event=C*", "service=Alert+Center"]) {
      expect(of(query)).toEqual([]);
    }
  });
});
