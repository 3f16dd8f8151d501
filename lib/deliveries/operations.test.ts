import { expect, it } from "vitest";
import { deliveryOperations } from "./operations";

it("says that deliveries are for those who read the events of their scope", () => {
  const named = deliveryOperations.filter(({ path }) => path.includes("/deliveries"));
  expect(named).toHaveLength(6);
  for (const { path, permissions } of named) {
    const name = path.includes("{project}") ? "projectEvents.read" : "organizationEvents.read";
    expect(permissions).toContainEqual({ name });
  }
});
