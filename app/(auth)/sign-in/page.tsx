import type { Metadata, Route } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { LanguageMenu } from "@/components/shell/language-menu";
import { Logo } from "@/components/shell/logo";
import { ThemeMenu } from "@/components/shell/theme-menu";
import { safeCallbackPath } from "@/lib/auth/callback-url";
import { getPageContext } from "@/lib/auth/page-context";
import { parseTheme, themeCookie } from "@/lib/navigation/preferences";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl } = await searchParams;
  const callbackPath = safeCallbackPath([callbackUrl].flat()[0]) ?? "/";
  if (await getPageContext()) redirect(callbackPath as Route);
  const t = await getTranslations("auth");
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <ClientMessages namespaces={["auth", "shell", "common"]}>
      <div className="grid min-h-dvh grid-rows-[auto_1fr] bg-canvas">
        <header className="flex h-12 items-center justify-end gap-1 px-4">
          <LanguageMenu />
          <ThemeMenu initialTheme={theme} />
        </header>
        <main className="flex justify-center px-4 pt-[10vh] pb-16">
          <div className="w-full max-w-88">
            <div className="mb-6 flex items-center gap-2 text-16 font-semibold">
              <Logo />
              Cairn
            </div>
            <h1 className="text-18 font-semibold">{t("title")}</h1>
            <p className="mt-1 mb-6 text-text-2">{t("lead")}</p>
            <SignInForm callbackPath={callbackPath} />
          </div>
        </main>
      </div>
    </ClientMessages>
  );
}
