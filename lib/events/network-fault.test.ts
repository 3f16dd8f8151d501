import { describe, expect, it } from "vitest";
import { networkFault } from "./network-fault";

describe("networkFault", () => {
  it.each(["10.0.0.0/33", "10.0.0.0/256", "10.0.0.0/08", "10.0.0.0/1000"])("refuses %s", (value) => {
    expect(networkFault(value)).toContain("from 0 to 32");
  });

  it.each(["2001:db8::/129", "::/032", "::ffff:10.0.0.0/200"])("refuses %s", (value) => {
    expect(networkFault(value)).toContain("from 0 to 128");
  });

  it.each([
    "10.0.0.0/0",
    "10.0.0.0/32",
    "10.0.0.7",
    "2001:db8::/128",
    "::1",
    "cloudtrail.amazonaws.com",
    "AWS Internal",
    "a/33",
    "service:8080/99",
    "10.0.0.0/",
    "10.0.0/99",
    "10.0.0.0/8/99",
  ])("takes %s", (value) => {
    expect(networkFault(value)).toBeNull();
  });
});
