import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Locale } from "@/lib/shared/locale";
import { bytes, code, instant } from "./columns";

/**
 * One row for each person, whatever organizations they belong to. Written when a person is added; name, password,
 * language and zone may change. `email` is the normalized address they sign in with; `passwordHash` is argon2id,
 * or null for a person who can't sign in with a password. A text message goes to `phone` (E.164) only
 * while both it and the person's real name are verified. Deactivated, never deleted: events keep naming them.
 */
export const users = pgTable("users", {
  id: uuid("id").primaryKey(),
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  passwordHash: text("password_hash"),
  locale: text("locale").$type<Locale>().notNull().default("en"),
  timeZone: text("time_zone").notNull().default("UTC"),
  createdAt: instant("created_at").notNull().defaultNow(),
  deactivatedAt: instant("deactivated_at"),
  phone: code("phone"),
  phoneVerifiedAt: instant("phone_verified_at"),
  realNameVerifiedAt: instant("real_name_verified_at"),
});

/**
 * One row for each session that has not ended. Written by signing in, never changed; deleted by signing out,
 * signing out everywhere, a password change, and some time after it expired. The key is the SHA-256 of the id in
 * the cookie, so that reading this table gives nobody a session. `sourceIp` and `userAgent` are those of signing in.
 */
export const sessions = pgTable("sessions", {
  idHash: bytes("id_hash").primaryKey(),
  userId: uuid("user_id")
    .notNull()
    .references(() => users.id),
  createdAt: instant("created_at").notNull().defaultNow(),
  expiresAt: instant("expires_at").notNull(),
  sourceIp: text("source_ip"),
  userAgent: text("user_agent"),
});

/**
 * One row for each failed or running attempt to prove a password, for each subject that it counts against:
 * `account:<normalized email>` (whether there is such an account or not) and `address:<source>`. Written before
 * the password is looked at, deleted when it was right or when it is too old to count; never changed.
 */
export const signInFailures = pgTable("sign_in_failures", {
  subject: text("subject").notNull(),
  failedAt: instant("failed_at").notNull().defaultNow(),
});
