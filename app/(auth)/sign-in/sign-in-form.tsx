"use client";

import { useTranslations } from "next-intl";
import { useActionState, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { type SignInState, signInAction } from "./actions";

function Failure({ failure }: Pick<SignInState, "failure">) {
  const t = useTranslations("auth");
  if (!failure) return null;
  return (
    <p role="alert" className="rounded-2 bg-fail-soft px-3 py-2 text-fail">
      {failure.kind === "tooMany" ? t("tooMany", { minutes: failure.minutes }) : t(failure.kind)}
    </p>
  );
}

const fresh: SignInState = { email: "", failure: null };

export function SignInForm({ callbackPath }: { callbackPath: string }) {
  const t = useTranslations("auth");
  const [state, submit, isPending] = useActionState(signInAction, fresh);
  const password = useRef<HTMLInputElement>(null);
  // The button was disabled while it waited, which drops the focus; the password is what is typed again.
  useEffect(() => {
    if (state.failure) password.current?.focus();
  }, [state]);
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="callbackUrl" value={callbackPath} />
      <Failure failure={state.failure} />
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        className="h-10 text-14"
        defaultValue={state.email}
        autoFocus={state.email === ""}
        required
      />
      <TextField
        ref={password}
        label={t("password")}
        name="password"
        type="password"
        autoComplete="current-password"
        className="h-10 text-14"
        autoFocus={state.email !== ""}
        required
      />
      <Button kind="primary" size="large" type="submit" disabled={isPending}>
        {isPending ? t("submitting") : t("submit")}
      </Button>
    </form>
  );
}
