"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useActionState, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { useBrowserZone } from "@/components/ui/use-browser-zone";
import { type SignInState, signInAction } from "./actions";
import { findSignInFaults, readSignInForm, type SignInFaults } from "./sign-in-faults";

/** Stands last, so that nothing moves when it comes. */
function Failure({ failure }: Pick<SignInState, "failure">) {
  const t = useTranslations("auth");
  if (!failure) return null;
  return (
    <p role="alert" className="rounded-2 bg-fail-soft px-3 py-2 text-fail">
      {failure.kind === "tooMany" ? t("tooMany", { minutes: failure.minutes }) : t(failure.kind)}
    </p>
  );
}

const fresh: SignInState = { email: "", faults: {}, failure: null };

/** The faults that stand at the fields: those of the last answer, or those that the browser found by itself. */
function useFaults(state: SignInState) {
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [shown, show] = useState({ of: state, faults: state.faults });
  // An answer replaces what stood there before it.
  if (shown.of !== state) show({ of: state, faults: state.faults });

  // The button was disabled while it waited, which drops the focus; after a refusal the password is typed again.
  useEffect(() => {
    if (state.faults.email) email.current?.focus();
    else if (state.faults.password || state.failure) password.current?.focus();
  }, [state]);

  const set = (faults: SignInFaults) => show({ of: state, faults });
  const check = (event: FormEvent<HTMLFormElement>) => {
    const faults = findSignInFaults(readSignInForm(new FormData(event.currentTarget)));
    set(faults);
    if (!faults.email && !faults.password) return;
    event.preventDefault();
    (faults.email ? email : password).current?.focus();
  };
  return { email, password, faults: shown.faults, set, check };
}

export function SignInForm({ callbackPath }: { callbackPath: string }) {
  const t = useTranslations("auth");
  const [state, submit, isPending] = useActionState(signInAction, fresh);
  const { email, password, faults, set, check } = useFaults(state);
  useBrowserZone();
  return (
    <form action={submit} onSubmit={check} noValidate className="grid gap-7">
      <input type="hidden" name="callbackUrl" value={callbackPath} />
      <TextField
        ref={email}
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        className="h-10 text-14"
        defaultValue={state.email}
        autoFocus={state.email === ""}
        required
        error={faults.email && t(`fault.${faults.email}`)}
        errorPlace="gap"
        onChange={() => faults.email && set({ ...faults, email: undefined })}
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
        error={faults.password && t(`fault.${faults.password}`)}
        errorPlace="gap"
        onChange={() => faults.password && set({ ...faults, password: undefined })}
      />
      <Button kind="primary" size="large" type="submit" disabled={isPending}>
        {isPending ? t("submitting") : t("submit")}
      </Button>
      <Failure failure={faults.email || faults.password ? null : state.failure} />
    </form>
  );
}
