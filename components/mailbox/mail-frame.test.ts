import { describe, expect, it } from "vitest";
import { frameDocument } from "./mail-frame";

describe("frameDocument", () => {
  it("has links open elsewhere, within the head where there is one", () => {
    const html = '<!doctype html>\n<html lang="ko"><head><meta charset="utf-8"></head><body>A</body></html>';
    expect(frameDocument(html)).toBe(html.replace("<head>", '<head><base target="_blank">'));
    expect(frameDocument("<p>A</p>")).toBe('<base target="_blank"><p>A</p>');
  });

  it("takes no header element for the head", () => {
    expect(frameDocument("<header>A</header>")).toBe('<base target="_blank"><header>A</header>');
  });
});
