import { cookies } from "next/headers";
import type { Context } from "@/lib/access/context";
import { browserZoneCookie, chooseTimeZone, timeZoneCookie } from "./preferences";

/** The zone that this request's page writes its times in. */
export async function pageTimeZone({ principal }: Context): Promise<string> {
  const jar = await cookies();
  return chooseTimeZone({
    chosen: jar.get(timeZoneCookie)?.value,
    own: principal.kind === "user" ? principal.timeZone : undefined,
    browser: jar.get(browserZoneCookie)?.value,
  });
}
