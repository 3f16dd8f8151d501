import { describe, expect, it } from "vitest";
import { ApiError } from "@/lib/http/api-client";
import { bodyOfForm, emptyGroupForm, faultsOf, formOfGroup, type GroupForm } from "./group-form";

const kim = { userId: "u-1", name: "Dohyun Kim", email: "dohyun@acme.test" };
const choi = { userId: "u-2", name: "Haneul Choi", email: "haneul@acme.test" };
const form: GroupForm = { name: "Cache on-call", kind: "members", members: [kim, choi] };

const refusal = (...paths: string[]) =>
  new ApiError(422, "The user group was not saved.", {
    errors: paths.map((path) => ({ path, message: "No." })),
  });

describe("faultsOf", () => {
  it.each([
    ["missing", "  "],
    ["tooLong", "가".repeat(101)],
    ["refused", "a\u0007b"],
    ["taken", "Cache on-call"],
  ])("tells a name that is %s from what was sent", (fault, name) => {
    expect(faultsOf(refusal("name"), { ...form, name })).toEqual({ name: fault, strangers: [] });
  });

  it("names who is no member any more", () => {
    expect(faultsOf(refusal("members.1"), form)).toEqual({ members: "refused", strangers: ["Haneul Choi"] });
  });

  it("asks for somebody where nobody was chosen, beside what is wrong with the name", () => {
    const sent = { ...form, name: "", members: [] };
    const both = { name: "missing", members: "missing", strangers: [] };
    expect(faultsOf(refusal("name", "members"), sent)).toEqual(both);
    expect(faultsOf(refusal("name"), sent)).toEqual(both);
    expect(faultsOf(refusal("name"), { ...sent, kind: "all_members" }).members).toBeUndefined();
  });

  it("tells that too many were chosen", () => {
    const members = Array.from({ length: 1_001 }, (_, index) => ({ ...kim, userId: `u-${index}` }));
    expect(faultsOf(refusal("members"), { ...form, members }).members).toBe("tooMany");
  });

  it("says that the group is gone, and of anything else that it failed", () => {
    expect(faultsOf(new ApiError(404, "Gone."), form).other).toBe("gone");
    expect(faultsOf(new ApiError(0, "No network."), form).other).toBe("failed");
    expect(faultsOf(refusal("colour"), form).other).toBe("failed");
  });
});

describe("a group's form", () => {
  it("sends nobody with a group of all members, and keeps who was chosen", () => {
    expect(bodyOfForm({ ...form, kind: "all_members" })).toEqual({
      name: "Cache on-call",
      kind: "all_members",
      members: [],
    });
    expect(bodyOfForm(form).members).toEqual(["u-1", "u-2"]);
  });

  it("starts a group of all members without a list of its own", () => {
    const group = { id: "g", name: "All", memberCount: 2, subscriptions: [], members: [kim, choi] };
    expect(formOfGroup({ ...group, kind: "all_members" }).members).toEqual([]);
    expect(formOfGroup({ ...group, kind: "members" }).members).toEqual([kim, choi]);
    expect(bodyOfForm(emptyGroupForm)).toEqual({ name: "", kind: "members", members: [] });
  });
});
