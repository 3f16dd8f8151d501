import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isTimeZone } from "@/lib/shared/format-zone";
import { loadMessages } from "./load-messages";
import { isLocale, localeCookie, localeOfAcceptLanguage, timeZoneCookie } from "./preferences";

/** The language is a preference, not a part of the address: links that people share open in the reader's own. */
export default getRequestConfig(async () => {
  const jar = await cookies();
  const chosen = jar.get(localeCookie)?.value;
  const locale = isLocale(chosen) ? chosen : localeOfAcceptLanguage((await headers()).get("accept-language"));
  const zone = jar.get(timeZoneCookie)?.value;
  return { locale, messages: await loadMessages(locale), timeZone: isTimeZone(zone) ? zone : "UTC" };
});
