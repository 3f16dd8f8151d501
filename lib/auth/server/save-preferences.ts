import "server-only";
import { eq } from "drizzle-orm";
import { getDatabase } from "@/db/client";
import { users } from "@/db/schema/users";
import type { Context } from "@/lib/access/context";
import type { Preferences } from "@/lib/auth/contract";
import { requirePerson } from "./require-person";

/** Keeps the language and the time zone in which the person who asks is written to; what is left out stays. */
export async function savePreferences(context: Context, preferences: Preferences): Promise<void> {
  const person = requirePerson(context);
  if (Object.keys(preferences).length === 0) return;
  await getDatabase().update(users).set(preferences).where(eq(users.id, person.id));
}
