"use client";

import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { localeCookie } from "@/lib/navigation/preferences";
import en from "@/messages/en/failure.json";
import ko from "@/messages/ko/failure.json";
import "./globals.css";

const subscribe = () => () => undefined;

function readLocale() {
  const chosen = document.cookie.match(new RegExp(`${localeCookie}=(en|ko)`))?.[1];
  return (chosen ?? navigator.language).startsWith("ko") ? "ko" : "en";
}

/** Stands in for the root layout when that failed itself, so it can lean on nothing that the layout gives. */
export default function GlobalError() {
  const locale = useSyncExternalStore(subscribe, readLocale, () => "en" as const);
  const text = locale === "ko" ? ko : en;
  return (
    <html lang={locale}>
      <body>
        <main className="grid min-h-dvh place-items-center bg-surface">
          <EmptyState
            level={1}
            title={text.title}
            actions={
              <Button kind="primary" onClick={() => window.location.reload()}>
                {text.action}
              </Button>
            }
          >
            <p>{text.text}</p>
          </EmptyState>
        </main>
      </body>
    </html>
  );
}
