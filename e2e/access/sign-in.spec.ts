import { expect, type Page, test } from "@playwright/test";
import { type Organization, orderOrganization, type Person } from "../fixtures/organization";
import { postCredentials, signIn } from "../fixtures/sign-in";

let acme: Organization<"viewer" | "locked" | "leaver">;

test.beforeEach(async () => {
  const role = { organization: ["trail_viewer"] } as const;
  acme = await orderOrganization({ people: { viewer: role, locked: role, leaver: role } });
});

async function fill(page: Page, person: Person, password = person.password): Promise<void> {
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const eventsPath = () => `/organizations/${acme.slug}/events`;

test.describe("in the browser", () => {
  test("leads back to the page that was asked for, with its filters", async ({ page }) => {
    await page.goto(`${eventsPath()}?from=-7d`);
    await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
    await fill(page, acme.people.viewer);
    await expect(page).toHaveURL(new RegExp(`${eventsPath()}\\?from=-7d`));
  });

  test("leads to the first place that the person may open", async ({ page }) => {
    await page.goto("/sign-in");
    await fill(page, acme.people.viewer);
    await expect(page).toHaveURL(new RegExp(`/organizations/${acme.slug}/`));
  });

  test("says the same of a wrong password and of a stranger, and keeps the address", async ({ page }) => {
    await page.goto("/sign-in");
    await fill(page, acme.people.viewer, "wrong");
    const alert = page.getByRole("alert").filter({ hasText: "." });
    await expect(alert).toHaveText("The email or the password is wrong. Check both and try again.");
    await expect(page.getByLabel("Email")).toHaveValue(acme.people.viewer.email);
    await fill(page, { ...acme.people.viewer, email: `nobody@${acme.slug}.test` });
    await expect(alert).toHaveText("The email or the password is wrong. Check both and try again.");
  });

  test("speaks Korean", async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: "cairn-locale", value: "ko", url: baseURL ?? "" }]);
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("로그인");
    await page.getByLabel("이메일").fill(acme.people.viewer.email);
    await page.getByLabel("비밀번호").fill("wrong");
    await page.getByRole("button", { name: "로그인" }).click();
    await expect(page.getByText("이메일 또는 비밀번호가 올바르지 않습니다.")).toBeVisible();
  });

  test("says at each field what is missing, in the page's language, and moves nothing", async ({
    page,
    context,
    baseURL,
  }) => {
    await context.addCookies([{ name: "cairn-locale", value: "ko", url: baseURL ?? "" }]);
    await page.goto("/sign-in");
    const email = page.getByLabel("이메일");
    const password = page.getByLabel("비밀번호");
    const button = page.getByRole("button", { name: "로그인" });
    const placed = async () => [await password.boundingBox(), await button.boundingBox()];
    const before = await placed();
    await expect(async () => {
      await button.click();
      await expect(email).toHaveAccessibleDescription("이메일 주소를 입력하십시오.", { timeout: 1_000 });
    }).toPass();
    await expect(password).toHaveAccessibleDescription("비밀번호를 입력하십시오.");
    await expect(email).toBeFocused();
    expect(await placed()).toEqual(before);

    await email.fill("kim");
    await expect(email).toHaveAccessibleDescription("");
    await email.press("Enter");
    await expect(email).toHaveAccessibleDescription("name@example.com처럼 전체 주소를 입력하십시오.");
    await email.fill(acme.people.viewer.email);
    await email.press("Enter");
    await expect(password).toBeFocused();
    await password.fill("wrong");
    await password.press("Enter");
    await expect(page.getByText("이메일 또는 비밀번호가 올바르지 않습니다.")).toBeVisible();
    await expect(password).toBeFocused();
    expect(await placed()).toEqual(before);
  });

  test("a session that ended leads to sign-in and back", async ({ page }) => {
    await signIn(page.request, acme.people.viewer);
    await page.goto(eventsPath());
    await page.request.post("/api/v1/me/sign-out-everywhere", {
      headers: { "content-type": "application/json", origin: new URL(page.url()).origin },
    });
    await page.goto(`${eventsPath()}?outcome=failure`);
    await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
    await fill(page, acme.people.viewer);
    await expect(page).toHaveURL(new RegExp(`${eventsPath()}\\?outcome=failure`));
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("works, and shows what was wrong", async ({ page }) => {
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(eventsPath())}`);
    await fill(page, acme.people.viewer, "");
    await expect(page.getByLabel("Password")).toHaveAccessibleDescription("Enter your password.");
    await fill(page, acme.people.viewer, "wrong");
    await expect(page.getByText("The email or the password is wrong.")).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue(acme.people.viewer.email);
    await fill(page, acme.people.viewer);
    await expect(page).toHaveURL(new RegExp(eventsPath()));
  });
});

test.describe("the way back", () => {
  for (const evil of [
    "https://evil.test/",
    "//evil.test",
    "/\\evil.test",
    "/%09/evil.test",
    "/..//evil.test",
  ]) {
    test(`never leaves the site: ${evil}`, async ({ page, baseURL }) => {
      await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(decodeURIComponent(evil))}`);
      await fill(page, acme.people.viewer);
      await page.waitForURL((url) => url.pathname !== "/sign-in");
      expect(new URL(page.url()).origin).toBe(baseURL);
    });
  }
});

test.describe("by a script", () => {
  test("gives a cookie that no script of a page can read", async ({ request }) => {
    const answer = await postCredentials(request, acme.people.viewer);
    expect(answer.status()).toBe(200);
    const cookies = answer.headersArray().filter((header) => header.name.toLowerCase() === "set-cookie");
    const session = cookies.map((header) => header.value).find((value) => value.includes("session-token="));
    expect(session).toMatch(/; Path=\/;/);
    expect(session).toMatch(/; HttpOnly/);
    expect(session).toMatch(/; SameSite=Lax/);
    const me = await (await request.get("/api/v1/me")).json();
    expect(me).toMatchObject({
      user: { email: acme.people.viewer.email, locale: "en", timeZone: "UTC" },
      key: null,
    });
    expect(me.organizations).toMatchObject([{ slug: acme.slug, roles: ["trail_viewer"] }]);
    expect(me.organizations[0].projects).toMatchObject([
      { slug: "data-platform", roles: [] },
      { slug: "web-shop" },
    ]);
  });

  test("needs the CSRF token, and answers a wrong password with 401", async ({ request }) => {
    const { email, password } = acme.people.viewer;
    await request.post("/api/auth/callback/credentials", { form: { email, password, json: "true" } });
    expect((await request.get("/api/v1/me")).status()).toBe(401);
    expect((await postCredentials(request, { email, password: "wrong" })).status()).toBe(401);
  });

  test("is locked out after too many attempts, in any spelling", async ({ request }) => {
    const { email, password } = acme.people.locked;
    for (let count = 0; count < 10; count += 1) {
      const spelling = count % 2 === 0 ? email.toUpperCase() : ` ${email} `;
      expect((await postCredentials(request, { email: spelling, password: "wrong" })).status()).toBe(401);
    }
    const answer = await postCredentials(request, { email, password });
    expect(answer.status()).toBe(429);
    expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
    expect((await answer.json()).detail).toMatch(/^Too many attempts\. Try again in \d+ minutes?\.$/);
  });

  test("ends by signing out: the same cookie opens nothing any more", async ({
    request,
    playwright,
    baseURL,
  }) => {
    await signIn(request, acme.people.leaver);
    // The library's own page for it would break the policy: it leads home instead, and ends nothing.
    const asked = await request.get("/api/auth/signout", { maxRedirects: 0 });
    expect([asked.status(), asked.headers().location]).toEqual([302, "/"]);
    expect((await request.get("/api/v1/me")).status()).toBe(200);
    const storageState = await request.storageState();
    const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
    await request.post("/api/auth/signout", { form: { csrfToken, json: "true" } });
    const stolen = await playwright.request.newContext({ storageState, ...(baseURL ? { baseURL } : {}) });
    expect((await stolen.get("/api/v1/me")).status()).toBe(401);
    await stolen.dispose();
    await signIn(request, acme.people.viewer);
    const { events } = await (
      await request.get(`/api/v1/organizations/${acme.slug}/events?order=asc`)
    ).json();
    expect(events.map((event: { event: string }) => event.event)).toEqual([
      "Console Login",
      "Console Logout",
      "Console Login",
    ]);
  });

  test("signs out everywhere, here and on other machines", async ({ request, playwright, baseURL }) => {
    await signIn(request, acme.people.leaver);
    const other = await playwright.request.newContext(baseURL ? { baseURL } : {});
    await signIn(other, acme.people.leaver);
    const headers = { origin: baseURL ?? "", "content-type": "application/json" };
    const answer = await request.post("/api/v1/me/sign-out-everywhere", { headers });
    expect([answer.status(), await answer.json()]).toEqual([200, { endedSessions: 2 }]);
    for (const context of [request, other]) expect((await context.get("/api/v1/me")).status()).toBe(401);
    await other.dispose();
  });

  test("changes the password, which ends every session", async ({ request, baseURL }) => {
    const { email, password } = acme.people.viewer;
    await signIn(request, { email, password });
    const headers = { origin: baseURL ?? "" };
    const change = (currentPassword: string, newPassword: string) =>
      request.put("/api/v1/me/password", { headers, data: { currentPassword, newPassword } });
    expect((await change(password, "short")).status()).toBe(422);
    expect((await change("wrong", "another horse")).status()).toBe(422);
    expect((await change(password, "another horse")).status()).toBe(204);
    expect((await request.get("/api/v1/me")).status()).toBe(401);
    await signIn(request, { email, password: "another horse" });
  });
});
