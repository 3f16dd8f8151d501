"use client";

import { useSyncExternalStore } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { localeCookie } from "@/lib/shared/locale";
import en from "@/messages/en/failure.json";
import ko from "@/messages/ko/failure.json";
import "./globals.css";

const subscribe = () => () => undefined;

function readLocale() {
  const chosen = document.cookie.match(new RegExp(`${localeCookie}=(en|ko)`))?.[1];
  return (chosen ?? navigator.language).startsWith("ko") ? "ko" : "en";
}

/**
 * Stands in for the root layout when that failed itself, so it can lean on nothing that the layout gives.
 * Every page carries this, so it is plain.
 */
export default function GlobalError() {
  const locale = useSyncExternalStore(subscribe, readLocale, () => "en" as const);
  const text = locale === "ko" ? ko : en;
  return (
    <html lang={locale}>
      <body>
        <main className="grid min-h-dvh place-items-center bg-surface">
          <section className="max-w-[60ch] px-8 py-7">
            <h1 className="text-16 font-semibold">{text.title}</h1>
            <p className="mt-1.5 text-text-2">{text.text}</p>
            <button
              type="button"
              onClick={() => window.location.reload()}
              className={buttonClass("primary", "normal", "mt-4")}
            >
              {text.action}
            </button>
          </section>
        </main>
      </body>
    </html>
  );
}
