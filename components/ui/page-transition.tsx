"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useState, useTransition } from "react";

const TargetContext = createContext<Route | null>(null);
const GoContext = createContext<((href: Route) => void) | null>(null);

/**
 * Knows which page is on its way, so that its skeleton can stand there meanwhile. Pages are not streamed behind a
 * skeleton of the server's: their status would be sent before anybody knows whether it is 200, 403 or 404, and rows
 * would not be in place before a script puts them there.
 */
export function PageTransitionProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [target, setTarget] = useState<Route | null>(null);
  const go = useCallback(
    (href: Route) => {
      setTarget(href);
      startTransition(() => router.push(href));
    },
    [router],
  );
  return (
    <GoContext value={go}>
      <TargetContext value={isPending ? target : null}>{children}</TargetContext>
    </GoContext>
  );
}

/** The page that is on its way; null where none is. */
export const usePageTarget = () => useContext(TargetContext);

/** Goes to another page of the console. */
export function useGoToPage(): (href: Route) => void {
  const router = useRouter();
  return useContext(GoContext) ?? router.push;
}
