/** What can be told of an empty or unfinished form without asking whether the account is there. */
export type FieldFault = "emailMissing" | "emailUnfinished" | "passwordMissing";

export interface SignInFaults {
  email?: FieldFault | undefined;
  password?: FieldFault | undefined;
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** The form's texts as they were typed. */
export const readSignInForm = (form: FormData) => ({
  email: textOf(form, "email"),
  password: textOf(form, "password"),
  callbackUrl: textOf(form, "callbackUrl"),
});

/** Asked in the browser, and by the server where no script runs. */
export function findSignInFaults({ email, password }: { email: string; password: string }): SignInFaults {
  const address = email.trim();
  const faults: SignInFaults = {};
  if (address === "") faults.email = "emailMissing";
  else if (!/.@./.test(address)) faults.email = "emailUnfinished";
  if (password === "") faults.password = "passwordMissing";
  return faults;
}
