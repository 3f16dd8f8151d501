"use server";

import type { Route } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { safeCallbackPath } from "@/lib/auth/callback-url";
import { anonymousContext } from "@/lib/auth/server/anonymous-context";
import { sealSessionId } from "@/lib/auth/server/session-token";
import { type PagePreferences, signIn } from "@/lib/auth/server/sign-in";
import { sessionCookieName, sessionCookieOptions, sessionDurationSeconds } from "@/lib/auth/session-cookie";
import { asUnavailable } from "@/lib/http/database-availability";
import { browserZoneCookie, timeZoneCookie } from "@/lib/navigation/preferences";
import { AppError } from "@/lib/shared/errors";
import { isTimeZone } from "@/lib/shared/format-zone";
import { writeLog } from "@/lib/shared/log";
import { findSignInFaults, readSignInForm, type SignInFaults } from "./sign-in-faults";

export interface SignInState {
  /** Kept, so that a mistyped password costs the password alone. */
  email: string;
  faults: SignInFaults;
  failure: null | { kind: "wrong" | "unavailable" } | { kind: "tooMany"; minutes: number };
}

function failureOf(error: unknown, requestId: string): SignInState["failure"] {
  const known = asUnavailable(error);
  if (!(known instanceof AppError)) throw error;
  if (known.code === "unauthenticated") return { kind: "wrong" };
  if (known.code === "too_many_requests") {
    return { kind: "tooMany", minutes: Math.ceil((known.retryAfterSeconds ?? 60) / 60) };
  }
  writeLog("error", "A sign-in could not be answered.", { requestId, error: known.cause ?? known });
  return { kind: "unavailable" };
}

async function pagePreferences(): Promise<PagePreferences> {
  const jar = await cookies();
  const zoneOf = (cookie: string) => [jar.get(cookie)?.value].find(isTimeZone);
  const timeZone = zoneOf(timeZoneCookie);
  const locale = await getLocale();
  return { locale, ...(timeZone ? { timeZone } : {}), browserZone: zoneOf(browserZoneCookie) };
}

/** Works without JavaScript: a plain form post that answers with the page again, or with the cookie and a redirect. */
export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const { email, password, callbackUrl } = readSignInForm(form);
  const faults = findSignInFaults({ email, password });
  if (faults.email || faults.password) return { email, faults, failure: null };
  const context = anonymousContext(await headers());
  try {
    const { sessionId } = await signIn(context, { email, password }, await pagePreferences());
    const jar = await cookies();
    const options = { ...sessionCookieOptions(), maxAge: sessionDurationSeconds };
    jar.set(sessionCookieName(), await sealSessionId(sessionId), options);
  } catch (error) {
    return { email, faults, failure: failureOf(error, context.requestId) };
  }
  redirect((safeCallbackPath(callbackUrl) ?? "/") as Route);
}
