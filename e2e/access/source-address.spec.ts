import { expect, test } from "@playwright/test";
import { orderOrganization } from "../fixtures/organization";
import { signIn } from "../fixtures/sign-in";

const loopback = ["127.0.0.1", "::1"];
const claimed = "203.0.113.66";

test.describe("the source address", () => {
  test.use({
    extraHTTPHeaders: {
      "x-forwarded-for": `${claimed}, 10.0.0.1`,
      "x-cairn-peer": claimed,
      "x-real-ip": claimed,
      "x-client-ip": claimed,
      forwarded: `for=${claimed}`,
      "cf-connecting-ip": claimed,
      "true-client-ip": claimed,
    },
  });

  test("is the socket's, whatever the headers claim", async ({ request }) => {
    const acme = await orderOrganization({ people: { viewer: { organization: ["trail_viewer"] } } });
    await signIn(request, acme.people.viewer);
    const { events } = await (await request.get(`/api/v1/organizations/${acme.slug}/events`)).json();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ event: "Console Login", outcome: "success" });
    expect(loopback).toContain(events[0].sourceIp);
  });
});
