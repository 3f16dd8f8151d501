"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { timeZoneCookie } from "@/lib/navigation/preferences";
import { useBrowserZone } from "./use-browser-zone";
import { writeCookie } from "./write-cookie";

/** An IANA name, and what its place is called in the reader's language. */
export interface NamedZone {
  zone: string;
  name: string;
}

interface TimeZoneState extends NamedZone {
  setZone: (next: NamedZone) => void;
}

const TimeZoneContext = createContext<TimeZoneState | null>(null);

/** The zone that every time on the page is written in. It starts as the server had it, so that nothing jumps. */
export function TimeZoneProvider({ given, children }: { given: NamedZone; children: ReactNode }) {
  const [kept, keep] = useState(given);
  const [seen, setSeen] = useState(given.zone);
  useBrowserZone();
  // The server gives another one where the address names it.
  if (given.zone !== seen) {
    setSeen(given.zone);
    keep(given);
  }
  const setZone = (next: NamedZone) => {
    writeCookie(timeZoneCookie, next.zone);
    keep(next);
    const { pathname, search, hash } = window.location;
    const parameters = new URLSearchParams(search);
    if (!parameters.has("zone")) return;
    parameters.set("zone", next.zone);
    // Of a state that bears the router's own marks the router takes no notice: it would put the old address back.
    window.history.replaceState(null, "", `${pathname}?${parameters}${hash}`);
  };
  // The server names the zone again after every refresh: in another language, where that is what changed.
  const shown = kept.zone === given.zone ? given : kept;
  return <TimeZoneContext value={{ ...shown, setZone }}>{children}</TimeZoneContext>;
}

export function useTimeZone(): TimeZoneState {
  const state = useContext(TimeZoneContext);
  if (!state) throw new Error("useTimeZone needs a TimeZoneProvider above it.");
  return state;
}
