import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/shared/errors";
import { readViewQuery } from "./view-query";

const now = Date.parse("2026-11-20T08:20:58Z");

function faultOf(text: string): string {
  try {
    readViewQuery(text, now);
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") {
      expect(error.fields.map(({ path }) => path)).toEqual(error.fields.map(() => "query"));
      return error.fields.map(({ message }) => message).join(" ");
    }
    throw error;
  }
  return "";
}

describe("readViewQuery", () => {
  it("writes filters, range, order and columns in one spelling", () => {
    const text = "?widths=event.240&order=asc&columns=time.event&service=IAM&outcome=!success&from=-7d";
    expect(readViewQuery(text, now).query).toBe(
      "from=-7d&service=IAM&outcome=%21success&order=asc&columns=time.event&widths=event.240",
    );
  });

  it("gives what it wrote back as it is", () => {
    const { query } = readViewQuery("from=-24h&q=a+b&resourceName=%ED%95%9C%EA%B8%80*&columns=auto", now);
    expect(readViewQuery(query, now).query).toBe(query);
  });

  it.each([
    ["a filter that there is not", "colour=red", "colour: There is no such parameter."],
    ["what is of one sight alone", "open=x&zone=UTC", "open: There is no such parameter. zone: There is no"],
    ["a range that ends before it begins", "from=-1h&to=-2h", "from: from lies after to."],
    ["columns of another form", "columns=time;event", "columns: Names or numbers"],
    ["columns said twice", "columns=time&columns=event", "columns: Give it once."],
    ["more than a view holds", `q=${"가".repeat(500)}`, "At most 4000 characters."],
  ])("refuses %s", (_, text, words) => {
    expect(faultOf(text)).toContain(words);
  });
});
