import { describe, expect, it } from "vitest";
import { findSignInFaults, readSignInForm } from "./sign-in-faults";

describe("findSignInFaults", () => {
  it.each([
    ["", "", { email: "emailMissing", password: "passwordMissing" }],
    ["  ", "x", { email: "emailMissing" }],
    ["kim", "x", { email: "emailUnfinished" }],
    ["kim@", "x", { email: "emailUnfinished" }],
    ["@example.com", "x", { email: "emailUnfinished" }],
    ["kim@example.com", "", { password: "passwordMissing" }],
    // White space is a password too, and what an address may look like is for the account to say.
    [" kim@localhost ", " ", {}],
  ])("email %j and password %j", (email, password, faults) => {
    expect(findSignInFaults({ email, password })).toEqual(faults);
  });
});

describe("readSignInForm", () => {
  it("takes what is missing, or is a file, for empty", () => {
    const form = new FormData();
    form.set("password", new File(["x"], "x"));
    expect(readSignInForm(form)).toEqual({ email: "", password: "", callbackUrl: "" });
  });
});
