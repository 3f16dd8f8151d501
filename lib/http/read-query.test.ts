import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/shared/errors";
import { type QuerySource, readQuery } from "./read-query";

function faultsOf(query: string, source?: QuerySource) {
  try {
    readQuery(`http://localhost/api?${query}`, source);
  } catch (error) {
    if (error instanceof AppError) return error.fields.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return null;
}

const contract = z.object({
  notify: z.enum(["true", "false"], { error: "Give true or false." }).optional(),
  limit: z.string().optional(),
});

describe("readQuery", () => {
  it("names a parameter that is not there, and those that are", () => {
    expect(faultsOf("colour=red&notify=true", contract)).toEqual([
      'colour: There is no parameter "colour". This address takes notify, limit.',
    ]);
    expect(faultsOf("a=1&a=2")).toEqual(['a: There is no parameter "a". This address takes none.']);
    expect(faultsOf("constructor=1", contract)).toHaveLength(1);
  });

  it("says what is wrong with one that is there", () => {
    expect(faultsOf("notify=no", contract)).toEqual(["notify: Give true or false."]);
    expect(faultsOf("notify=true&notify=false", contract)).toEqual(["notify: Give this parameter once."]);
    expect(faultsOf("notify=true&limit=5", contract)).toBeNull();
  });
});
