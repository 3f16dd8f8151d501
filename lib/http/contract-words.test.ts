import { describe, expect, it } from "vitest";
import { z } from "zod";
import { subscriptionBody } from "@/lib/subscriptions/contract";
import { contractWords } from "./contract-words";
import { fieldErrors } from "./read-query";

const faultsOf = (contract: z.ZodType, given: unknown) => {
  const { error } = contract.safeParse(given, { error: contractWords });
  return error ? Object.fromEntries(fieldErrors(error).map(({ path, message }) => [path, message])) : {};
};

describe("what a body's faults say", () => {
  it("is said in the API's words", () => {
    const contract = z.object({
      missing: z.string(),
      text: z.string(),
      list: z.array(z.string()).min(1),
      short: z.string().min(2),
      long: z.string().max(3),
      many: z.array(z.string()).max(1),
      low: z.int().min(3),
      id: z.uuid(),
      kind: z.enum(["a", "b"]),
      own: z.string().min(1, "Give a name."),
    });
    const given = {
      ...{
        text: 7,
        list: [],
        short: "a",
        long: "long",
        many: ["a", "b"],
        low: 1,
        id: "x",
        kind: "c",
        own: "",
      },
    };
    expect(faultsOf(contract, given)).toEqual({
      missing: "This field is missing.",
      text: "Give a text.",
      list: "It must not be empty.",
      short: "At least 2 characters.",
      long: "At most 3 characters.",
      many: "At most 1 items.",
      low: "At least 3.",
      id: "Give an id.",
      kind: "One of a, b.",
      own: "Give a name.",
    });
  });

  it("names no type of the library for a whole subscription", () => {
    const body = {
      name: 1,
      provider: "",
      service: null,
      resourceType: [],
      sources: [{ resourceName: "" }, 3],
    };
    const faults = { ...faultsOf(subscriptionBody, body), ...faultsOf(subscriptionBody, []) };
    expect(Object.keys(faults)).toContain("userGroups");
    expect(Object.values(faults).join(" ")).not.toMatch(/expected|Invalid|Too (small|big)/);
  });
});
