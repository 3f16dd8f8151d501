import { describe, expect, it } from "vitest";
import { popupKeyOf, readPopupAddress, writePopupAddress } from "./popup-address";
import { emptyForm } from "./popup-form";

const read = (query: string) => readPopupAddress(new URLSearchParams(query));

describe("the popup's address", () => {
  it("opens for a new one, one that is there, and a copy of it", () => {
    expect(read("dialog=new-subscription")).toEqual({ kind: "new", form: emptyForm, names: [], without: [] });
    expect(read("dialog=edit-subscription&subscription=s")).toEqual({ kind: "edit", subscription: "s" });
    expect(read("dialog=duplicate-subscription&subscription=s")).toMatchObject({ kind: "duplicate" });
  });

  it("opens nothing else", () => {
    for (const query of ["", "dialog=edit-subscription", "dialog=delete", "subscription=s"])
      expect(read(query)).toBeNull();
  });

  it("fills in what a link from a list of events names", () => {
    const query =
      "dialog=new-subscription&provider=nhncloud&service=EasyCache&resourceType=CACHE&event=A&event=B&resourceId=i&resourceName=n";
    expect(read(query)).toMatchObject({
      form: {
        service: "EasyCache",
        resourceType: "CACHE",
        events: ["A", "B"],
        sources: [{ resourceId: "i" }],
      },
      names: ["n"],
    });
  });

  it("names the filters of the list that a subscription can't have, and nothing else", () => {
    expect(read("dialog=new-subscription&without=actor&without=nothing")).toMatchObject({
      without: ["actor"],
    });
    const current = new URLSearchParams("dialog=new-subscription&without=actor");
    expect(writePopupAddress(current, null)).toBe("");
  });

  it("leaves the list's own parameters alone", () => {
    const current = new URLSearchParams("q=cache&dialog=new-subscription&event=A");
    expect(writePopupAddress(current, null)).toBe("?q=cache");
    expect(writePopupAddress(current, { kind: "edit", subscription: "s" })).toBe(
      "?q=cache&dialog=edit-subscription&subscription=s",
    );
    expect(writePopupAddress(new URLSearchParams(), { kind: "new" })).toBe("?dialog=new-subscription");
    expect(writePopupAddress(new URLSearchParams("dialog=new-subscription"), null)).toBe("");
  });

  it("tells one popup from another", () => {
    const keys = [
      "dialog=new-subscription",
      "dialog=new-subscription&event=A",
      "dialog=new-subscription&resourceName=n",
      "dialog=edit-subscription&subscription=s",
    ];
    const targets = keys.map(read).flatMap((target) => target ?? []);
    expect(new Set(targets.map(popupKeyOf)).size).toBe(4);
  });
});
