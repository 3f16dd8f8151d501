import { useEffect } from "react";
import { browserZoneCookie } from "@/lib/navigation/preferences";
import { writeCookie } from "./write-cookie";

/**
 * Tells the server this browser's own time zone, for whoever has chosen none. The page that stands is left as it
 * is: the next one that the server makes is written in that zone from its first byte.
 */
export function useBrowserZone(): void {
  useEffect(() => {
    writeCookie(browserZoneCookie, Intl.DateTimeFormat().resolvedOptions().timeZone);
  }, []);
}
