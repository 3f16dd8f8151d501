import { cookies, headers } from "next/headers";
import type { Context } from "@/lib/access/context";
import { pathHeader } from "@/lib/auth/path-header";
import { browserZoneCookie, chooseTimeZone, timeZoneCookie } from "./preferences";

/** A link may name the zone that its writer saw times in. */
async function addressZone(): Promise<string | undefined> {
  const search = (await headers()).get(pathHeader)?.split("?")[1];
  return new URLSearchParams(search).get("zone") ?? undefined;
}

/** The zone that this request's page writes its times in. */
export async function pageTimeZone({ principal }: Context): Promise<string> {
  const jar = await cookies();
  return chooseTimeZone({
    address: await addressZone(),
    chosen: jar.get(timeZoneCookie)?.value,
    own: principal.kind === "user" ? principal.timeZone : undefined,
    browser: jar.get(browserZoneCookie)?.value,
  });
}
