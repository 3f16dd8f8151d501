import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { signInUrl } from "@/lib/auth/callback-url";

/** Leads to the sign-in page and from there back to here, by full loads: nothing of the ended session stays. */
export function SignInAgain({ size = "normal" }: { size?: "small" | "normal" }) {
  const t = useTranslations("events");
  const { pathname, search } = window.location;
  return (
    <a href={signInUrl(`${pathname}${search}`)} className={buttonClass("primary", size)}>
      {t("signIn")}
    </a>
  );
}
