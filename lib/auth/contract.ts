import { z } from "zod";
import type { OrganizationMembership } from "@/lib/access/context";
import type { Permission } from "@/lib/access/permissions";
import { isTimeZone } from "@/lib/shared/format-zone";
import { type Locale, locales } from "@/lib/shared/locale";

/** In characters. NIST SP 800-63B asks for 8 at least, and for no rules of composition. */
const minPasswordLength = 8;
export const maxPasswordLength = 1_024;

export const passwordChange = z.strictObject({
  currentPassword: z
    .string()
    .min(1)
    .max(maxPasswordLength)
    .meta({ examples: ["<current password>"] }),
  newPassword: z
    .string()
    .min(minPasswordLength)
    .max(maxPasswordLength)
    .meta({ examples: ["<new password>"] }),
});
export type PasswordChange = z.output<typeof passwordChange>;

/** The body of `PATCH /api/v1/me`: how messages to the person are written. What is left out stays as it is. */
export const preferences = z
  .strictObject({
    locale: z.enum(locales),
    timeZone: z
      .string()
      .refine(isTimeZone, "Name a time zone of the IANA database, such as Asia/Seoul.")
      .meta({ examples: ["Asia/Seoul"] }),
  })
  .partial();
export type Preferences = z.output<typeof preferences>;

/** `GET /api/v1/me`: exactly one of `user` and `key` is set. */
export interface Me {
  user: { id: string; email: string; name: string; locale: Locale; timeZone: string } | null;
  key: { id: string; name: string; permissions: readonly Permission[] } | null;
  organizations: readonly OrganizationMembership[];
}
