import { cookies } from "next/headers";
import type { Context } from "@/lib/access/context";
import { isTimeZone, timeZoneCookie } from "./preferences";

/** The zone that this request's page writes its times in: chosen in this browser, else the person's own, else UTC. */
export async function pageTimeZone({ principal }: Context): Promise<string> {
  const chosen = (await cookies()).get(timeZoneCookie)?.value;
  if (isTimeZone(chosen)) return chosen;
  return principal.kind === "user" && isTimeZone(principal.timeZone) ? principal.timeZone : "UTC";
}
