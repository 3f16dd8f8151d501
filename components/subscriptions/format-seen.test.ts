import { expect, it } from "vitest";
import { formatSeen } from "./format-seen";

const now = Date.parse("2026-11-20T08:20:58.412Z");

it("tells today's clock and other days, in the reader's zone", () => {
  expect(formatSeen("2026-11-20T08:19:22.000Z", "Asia/Seoul", "en", now)).toBe("17:19");
  expect(formatSeen("2026-11-19T14:59:59.000Z", "Asia/Seoul", "en", now)).toBe("Nov 19");
  expect(formatSeen("2026-11-19T15:00:00.000Z", "Asia/Seoul", "ko", now)).toBe("00:00");
  expect(formatSeen("2026-11-18T15:00:00.000Z", "Asia/Seoul", "ko", now)).toBe("11월 19일");
  expect(formatSeen("2023-07-10T11:42:18.000Z", "Asia/Seoul", "en", now)).toBe("Jul 10, 2023");
});
