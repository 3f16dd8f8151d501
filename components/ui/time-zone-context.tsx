"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { timeZoneCookie } from "@/lib/navigation/preferences";
import { writeCookie } from "./write-cookie";

interface TimeZoneState {
  zone: string;
  setZone: (zone: string) => void;
}

const TimeZoneContext = createContext<TimeZoneState | null>(null);

/** The zone that every time on the page is written in. It starts as the server had it, so that nothing jumps. */
export function TimeZoneProvider({ initialZone, children }: { initialZone: string; children: ReactNode }) {
  const [zone, keepZone] = useState(initialZone);
  const setZone = (next: string) => {
    writeCookie(timeZoneCookie, next);
    keepZone(next);
  };
  return <TimeZoneContext value={{ zone, setZone }}>{children}</TimeZoneContext>;
}

export function useTimeZone(): TimeZoneState {
  const state = useContext(TimeZoneContext);
  if (!state) throw new Error("useTimeZone needs a TimeZoneProvider above it.");
  return state;
}
