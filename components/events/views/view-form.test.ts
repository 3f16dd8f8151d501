import { describe, expect, it } from "vitest";
import { ApiError } from "@/lib/http/api-client";
import { viewFaultOf } from "./view-form";

const refused = (status: number, ...paths: string[]) =>
  new ApiError(status, "", { errors: paths.map((path) => ({ path, message: "" })) });
const named = (name: string) => ({ name, isShared: false, isDefault: false });

describe("viewFaultOf", () => {
  it.each([
    ["an empty name", refused(422, "name"), " ", { field: "name", text: "empty" }],
    ["a long name", refused(422, "name"), "가".repeat(101), { field: "name", text: "long" }],
    ["a name with a tab in it", refused(422, "name"), "a\tb", { field: "name", text: "form" }],
    ["a name that is taken", refused(422, "name"), "Failures", { field: "name", text: "taken" }],
    ["a list that is too long", refused(422, "query"), "Failures", { field: null, text: "query" }],
    ["too many", refused(409), "Failures", { field: null, text: "full" }],
    ["a view that is gone", refused(404), "Failures", { field: null, text: "gone" }],
    ["a view that is not theirs", refused(403), "Failures", { field: null, text: "forbidden" }],
    ["a server that is away", refused(0), "Failures", { field: null, text: "failed" }],
    ["anything else", new Error("?"), "Failures", { field: null, text: "failed" }],
  ])("finds words for %s", (_, error, name, fault) => {
    expect(viewFaultOf(error, named(name))).toEqual(fault);
  });
});
