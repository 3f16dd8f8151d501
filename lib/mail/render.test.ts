import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MailDocument } from "./mail-document";
import { oneLine } from "./one-line";
import { renderHtml } from "./render-html";
import { renderText } from "./render-text";

const nasty = `<script>alert("x")</script> & 'q'`;
const make = (fields: Partial<MailDocument> = {}): MailDocument => ({
  language: "en",
  subject: "Subject",
  notice: null,
  lead: [
    { text: "Kim", strong: true },
    { text: " did it", strong: false },
  ],
  facts: [["Time", "now"]],
  tables: [{ title: "Counts", rows: [["2 ×", "Create"]], isCounted: true }],
  action: { label: "Open", url: "https://a.test/?x=1&y=2" },
  reason: "Because.",
  manage: { label: "Manage", url: "https://a.test/m" },
  ...fields,
});
const every = (text: string) =>
  make({
    subject: text,
    notice: text,
    lead: [
      { text, strong: true },
      { text, strong: false },
    ],
    facts: [[text, text]],
    tables: [{ title: text, rows: [[text, text]], isCounted: true }],
    action: { label: text, url: "https://a.test/" },
    reason: text,
    manage: { label: text, url: "https://a.test/" },
  });

describe("a mail", () => {
  it("says the same as text and as HTML", () => {
    const text = renderText(make());
    for (const said of ["Kim did it", "Time: now", "2 ×  Create", "https://a.test/?x=1&y=2", "Because."]) {
      expect(text).toContain(said);
    }
    const html = renderHtml(make({ language: "ko" }));
    expect(html).toContain('<html lang="ko">');
    expect(html).toContain("<strong>Kim</strong> did it");
    expect(html).toContain('href="https://a.test/?x=1&amp;y=2"');
  });

  it("has counts at the right of their column", () => {
    const rows = [
      ["1,200 ×", "Create"],
      ["3 ×", "Delete"],
    ];
    const counted = make({ tables: [{ title: "Counts", rows, isCounted: true }] });
    expect(renderText(counted)).toContain("Counts\n  1,200 ×  Create\n      3 ×  Delete\n");
    expect(renderHtml(counted)).toMatch(/<td align="right"[^>]*>3 ×<\/td><td style=[^>]*>Delete</);
  });

  it("names no second link where its action leads to where it is managed", () => {
    const only = make({ manage: null });
    expect(renderText(only)).toMatch(/\n--\nBecause\.\n$/);
    expect(renderHtml(only).match(/<a /g)).toHaveLength(1);
  });

  it("escapes every text", () => {
    const html = renderHtml(every(nasty));
    expect(html).not.toMatch(/<script|"x"|'q'/);
    expect(
      html.match(/&lt;script&gt;alert\(&quot;x&quot;\)&lt;\/script&gt; &amp; &#39;q&#39;/g),
    ).toHaveLength(12);
  });

  it("has the same tags whatever the texts are", () => {
    const tagsOf = (html: string) => html.match(/<[^>]*>/g)?.length;
    const expected = tagsOf(renderHtml(every("plain")));
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(text !== "" && !/[\r\n]/.test(text));
        expect(tagsOf(renderHtml(every(text)))).toBe(expected);
      }),
    );
  });
});

describe("a mail as text", () => {
  it.each(["\n", "\r\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"])(
    "has no line that begins with what a text says after %j",
    (lineBreak) => {
      const text = renderText(
        every(`web-1${lineBreak}${lineBreak}--${lineBreak}Manage it: https://evil.test`),
      );
      const lines = text.split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/);
      expect(lines.filter((line) => line.startsWith("Manage it"))).toEqual([]);
      expect(lines.filter((line) => line.startsWith("--"))).toEqual(["--"]);
    },
  );

  it("keeps the lines of a value, under it", () => {
    expect(renderText(make({ facts: [["Reason", "one\r\ntwo"]] }))).toContain("Reason: one\n    two\n");
  });

  it("keeps the blanks between the parts of its sentence", () => {
    expect(renderText(make())).toMatch(/^Kim did it\n/);
  });
});

describe("oneLine", () => {
  it("takes out what would break a header or turn its direction", () => {
    expect(oneLine("A\r\nBcc: x\u0000\u2028y\u202ez", 100)).toBe("A Bcc: x y z");
  });

  it("cuts by characters, never through one", () => {
    expect(oneLine("🚀🚀🚀", 2)).toBe("🚀…");
    expect(oneLine("🚀🚀", 2)).toBe("🚀🚀");
  });
});
