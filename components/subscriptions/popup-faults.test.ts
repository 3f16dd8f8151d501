import { describe, expect, it } from "vitest";
import { ApiError } from "@/lib/http/api-client";
import { faultsOf, missingIn } from "./popup-faults";
import { emptyForm } from "./popup-form";

const refused = (...paths: string[]) =>
  new ApiError(422, "No.", { errors: paths.map((path) => ({ path, message: "In English." })) });
const typed = { ...emptyForm, provider: "nhncloud", service: "EasyCache", resourceType: "CACHE", name: "N" };

describe("missingIn", () => {
  it("says what is missing before the server is asked, and the service before its type", () => {
    const nothing = { ...emptyForm, notify: { email: false, sms: false } };
    expect(missingIn(nothing)).toEqual({
      ...{ name: "nameMissing", service: "serviceMissing" },
      ...{ userGroups: "groupsMissing", notify: "notifyMissing" },
    });
    expect(missingIn({ ...typed, resourceType: "", userGroups: ["g"], name: "n".repeat(101) })).toEqual({
      ...{ name: "nameTooLong", type: "typeMissing" },
    });
    expect(missingIn({ ...typed, userGroups: ["g"] })).toEqual({});
  });
});

describe("faultsOf", () => {
  it("stands each fault at its field, in words of what is wrong there", () => {
    const paths = ["name", "events.3", "sources[0].resourceId", "userGroups", "notify", "resourceType"];
    expect(faultsOf(refused(...paths), { ...typed, name: "n".repeat(101), userGroups: ["gone"] })).toEqual({
      name: "nameTooLong",
      events: "eventsRefused",
      sources: "sourcesRefused",
      userGroups: "groupsRefused",
      notify: "notifyMissing",
      type: "typeRefused",
    });
    expect(faultsOf(refused("name", "userGroups"), { ...typed, name: " " })).toEqual({
      name: "nameMissing",
      userGroups: "groupsMissing",
    });
  });

  it("asks for the service first where neither it nor the type is chosen", () => {
    expect(faultsOf(refused("provider", "resourceType"), emptyForm)).toEqual({ service: "serviceMissing" });
  });

  it("knows nothing of other errors", () => {
    expect(faultsOf(new ApiError(500, "No."), typed)).toBeNull();
    expect(faultsOf(refused("elsewhere"), typed)).toBeNull();
    expect(faultsOf(new Error("No."), typed)).toBeNull();
  });
});
