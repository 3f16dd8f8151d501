import { describe, expect, it } from "vitest";
import { readListAddress } from "../list-address";
import { plainQuery, viewQuery } from "./view-query";

describe("the query of a view", () => {
  it("keeps filters, range, order and columns, and nothing of one sight", () => {
    const text =
      "order=asc&service=IAM&from=-7d&columns=time.event&open=x&openAt=2026-11-20T00:00:00Z&zone=UTC&view=v";
    expect(plainQuery(text)).toBe("from=-7d&service=IAM&order=asc&columns=time.event");
  });

  it("is told again however its widths were put together", () => {
    const { filters, view } = readListAddress(
      new URLSearchParams("columns=time.event&widths=event.240.time.120"),
    );
    const turned = view.layout && { ...view.layout, widths: { time: 120, event: 240 } };
    expect(viewQuery(filters, turned)).toBe(viewQuery(filters, view.layout));
  });

  it("has the range that a list without one shows", () => {
    expect(plainQuery("service=IAM")).toBe("from=-24h&service=IAM");
  });

  it("is left as it is where it can't be read", () => {
    expect(plainQuery("colour=red&from=-7d")).toBe("colour=red&from=-7d");
  });
});
