import { describe, expect, it, vi } from "vitest";
import { minute, useNotificationBed } from "../testing/use-notification-bed";

const bed = useNotificationBed();

const verifyPhone = (userId: string, columns = "phone_verified_at = now(), real_name_verified_at = now()") =>
  bed.pool.query(`UPDATE users SET phone = '+821012345678', ${columns} WHERE id = $1`, [userId]);

const kept = () =>
  bed.rows(
    `SELECT channel, recipient, subject, text, html FROM mailbox_messages WHERE organization_id = $1
     ORDER BY channel, created_at`,
  );

describe("the mail about an event", () => {
  it("is in the recipient's language and time zone", async () => {
    const kim = await bed.join({ name: "김민수", locale: "ko", timeZone: "Asia/Seoul" });
    await bed.subscribe([kim], { name: "새 인스턴스" });
    await bed.happen(1, {
      id: "e-1",
      occurredAt: new Date("2026-11-20T15:30:00.123Z"),
      outcome: "failure",
      reason: "한도 초과",
    });
    await bed.deliver();
    const [mail] = bed.smtp.mails;
    expect(mail?.subject).toBe("[Project web-shop] 인스턴스 생성 (실패): web-1");
    expect(mail?.text).toContain(
      "kim@example.com 사용자가 192.0.2.7에서 인스턴스 web-1을 생성하려 했으나 실패했습니다",
    );
    expect(mail?.text).toContain("시각: 2026년 11월 21일 00:30:00.123 (Asia/Seoul)");
    expect(mail?.text).toContain("이벤트: 인스턴스 생성 (Instance Create)");
    expect(mail?.text).toContain("서비스: Virtual Machine (KakaoCloud)");
    expect(mail?.text).toContain("사유: 한도 초과");
    expect(mail?.text).toContain(
      "Project web-shop의 이벤트 구독 ‘새 인스턴스’에 따라 보내 드리는 알림입니다.",
    );
    expect(mail?.html).toContain('<html lang="ko">');
  });

  it("leads to the event and to the subscription, in its text and its HTML", async () => {
    const id = await bed.subscribe([await bed.join()]);
    const occurredAt = new Date("2026-11-20T01:02:03.004Z");
    await bed.happen(1, { id: "req 7/2", occurredAt });
    await bed.happen(1, { id: "e-1", occurredAt });
    await bed.deliver();
    const base = `https://audit.example.test/organizations/${bed.acme.slug}/projects/web-shop`;
    const at = encodeURIComponent(occurredAt.toISOString());
    const texts = bed.smtp.mails.map((mail) => mail.text).sort();
    expect(texts.some((text) => text.includes(`${base}/events/e-1?at=${at}`))).toBe(true);
    expect(texts.some((text) => text.includes(`${base}/events/by-id?id=req+7%2F2&at=${at}`))).toBe(true);
    for (const { text, html } of bed.smtp.mails) {
      const manage = `${base}/subscriptions?dialog=edit-subscription&subscription=${id}`;
      expect(text).toContain(manage);
      expect(html).toContain(`href="${manage.replaceAll("&", "&amp;")}"`);
    }
  });

  it("shows what an event holds as text, whatever it is", async () => {
    const nasty = `<img src=x onerror=alert(1)>\r\nBcc: all@evil.test`;
    await bed.subscribe([await bed.join({ name: 'Kim" <kim@evil.test>' })], { name: `<b>${nasty}</b>` });
    await bed.happen(1, { resourceName: nasty, actorEmail: null, actorName: `"><script>`, reason: nasty });
    await bed.deliver();
    const [mail] = bed.smtp.mails;
    expect(bed.smtp.mails).toHaveLength(1);
    expect(mail?.headers.has("bcc")).toBe(false);
    expect(mail?.subject).toContain("Bcc: all@evil.test");
    expect(mail?.html).not.toMatch(/<img|<script|<b>/);
    expect(mail?.html).toContain("&lt;img src=x onerror=alert(1)&gt;");
  });

  it("has no line in its text that an event wrote", async () => {
    const forged = "x\n\n--\nManage this subscription: https://evil.test";
    await bed.subscribe([await bed.join()], { name: forged });
    await bed.happen(1, { resourceName: forged, actorEmail: null, actorName: forged, reason: forged });
    await bed.happen(25, { resourceName: forged });
    await bed.match();
    await bed.send();
    bed.pass(minute);
    await bed.send();
    expect(bed.smtp.mails).toHaveLength(21);
    for (const { text } of bed.smtp.mails) {
      const lines = text.split(/[\r\n]+/);
      expect(lines.filter((line) => line.startsWith("Manage this subscription: https://evil"))).toEqual([]);
      expect(lines.filter((line) => line.startsWith("--"))).toEqual(["--"]);
    }
  });

  it("is sent though the event is not stored any more", async () => {
    await bed.subscribe([await bed.join()]);
    await bed.happen(1, { id: "gone" });
    await bed.match();
    await bed.rows("DELETE FROM events WHERE organization_id = $1 AND id = 'gone'");
    await bed.send();
    expect(bed.smtp.mails[0]?.text).toContain("“Instance Create” occurred. Its record is no longer kept.");
  });

  it("has a subject of bounded length", async () => {
    await bed.subscribe([await bed.join()]);
    await bed.happen(1, { resourceName: "x".repeat(500) });
    await bed.deliver();
    expect(bed.smtp.mails[0]?.subject).toHaveLength(150);
  });
});

describe("the mail of a digest", () => {
  const digestOf = async (count: number, overrides: Parameters<typeof bed.happen>[1] = {}) => {
    await bed.happen(20 + count, overrides);
    await bed.match();
    bed.pass(minute);
    await bed.send();
    return bed.smtp.mails.find(({ subject }) => /more event|추가/.test(subject));
  };

  it("of one event speaks of one, at its time", async () => {
    await bed.subscribe([await bed.join({ timeZone: "Asia/Seoul" })], { name: "Nodes" });
    const mail = await digestOf(1, { occurredAt: bed.now });
    expect(mail?.subject).toBe("[Project web-shop] 1 more event for “Nodes”");
    expect(mail?.text).toMatch(
      /^1 more event matched the subscription “Nodes” at \w{3} \d+, \d{4}, [\d:.]+ \(Asia\/Seoul\)\.\n/,
    );
  });

  it("of several says from when to when, with the zone once", async () => {
    await bed.subscribe([await bed.join({ timeZone: "Asia/Seoul", locale: "ko" })], { name: "노드" });
    const mail = await digestOf(3);
    expect(mail?.subject).toBe("[Project web-shop] ‘노드’ 구독의 이벤트 3건 추가 발생");
    expect(mail?.text).toMatch(
      /^\d{4}년 [^(]+[\d:.]+부터 \d{4}년 [^(]+ \(Asia\/Seoul\)까지 ‘노드’ 구독에 해당하는 이벤트가 3건 더 발생했습니다\.\n/,
    );
  });
});

describe("text messages", () => {
  const toOneself = { notifyEmail: false, notifySms: true };

  it("alone for somebody without a verified phone are skipped, each with its reason", async () => {
    vi.stubEnv("SMTP_URL", "");
    const reasons = async (columns: string | null) => {
      const person = await bed.join();
      if (columns) await verifyPhone(person.id, columns);
      await bed.subscribe([person], toOneself);
      return person.id;
    };
    const without = await reasons(null);
    const unverified = await reasons("real_name_verified_at = now()");
    const nameless = await reasons("phone_verified_at = now()");
    await bed.happen();
    await bed.deliver();
    const rows = await bed.deliveries();
    const of = (id: string) => rows.find((row) => row.userId === id);
    expect(of(without)).toMatchObject({ channel: "sms", status: "skipped", reason: "no_verified_phone" });
    expect(of(unverified)).toMatchObject({ status: "skipped", reason: "no_verified_phone" });
    expect(of(nameless)).toMatchObject({ status: "skipped", reason: "real_name_not_verified" });
    expect(await kept()).toEqual([]);
  });

  it("go with the mail, short, with a link that fits into them", async () => {
    vi.stubEnv("SMTP_URL", "");
    const kim = await bed.join({ locale: "ko" });
    await verifyPhone(kim.id);
    await bed.subscribe([kim], { notifySms: true });
    await bed.happen(1, { resourceName: "아주 긴 이름 ".repeat(50) });
    await bed.deliver();
    const [email, sms] = (await kept()) as [
      { html: string },
      { recipient: string; text: string; html: null },
    ];
    expect(email.html).toContain("<html");
    expect(sms).toMatchObject({ recipient: "+821012345678", html: null });
    expect(sms.text).toMatch(
      /^\[Project web-shop\] 인스턴스 생성: .*… https:\/\/audit\.example\.test\/m\/[\w-]{22}$/,
    );
    expect(sms.text.length).toBeLessThanOrEqual(200);
  });

  it("are skipped where the phone lost its verification before they were sent", async () => {
    vi.stubEnv("SMTP_URL", "");
    const kim = await bed.join();
    await verifyPhone(kim.id);
    await bed.subscribe([kim], toOneself);
    await bed.happen();
    await bed.match();
    await verifyPhone(kim.id, "phone_verified_at = NULL");
    await bed.send();
    await bed.expectOne({ status: "skipped", reason: "no_verified_phone" }, 0);
  });
});

describe("the mailbox", () => {
  it("keeps what no server would send, once", async () => {
    vi.stubEnv("SMTP_URL", "");
    const kim = await bed.join();
    await bed.subscribe([kim]);
    await bed.happen();
    await bed.deliver();
    await bed.rows("UPDATE messages SET status = 'pending' WHERE organization_id = $1");
    bed.pass(120_000);
    await bed.send();
    expect(await kept()).toMatchObject([{ channel: "email", recipient: kim.email }]);
    expect(bed.smtp.mails).toEqual([]);
    expect((await bed.deliveries()).map((row) => row.status)).toEqual(["sent"]);
    for (const { answer } of await bed.attempts()) expect(answer).toBe("kept_in_mailbox");
  });
});
