"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

/** Pages read anew when they are opened again after this. */
const freshForMs = 30_000;

function makeClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshForMs,
        // An audit list that changes under the reader's eyes is worse than one that is a minute old.
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // Views count down and try again themselves, so that the wait is visible and can be cut short.
        retry: false,
      },
    },
  });
}

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
