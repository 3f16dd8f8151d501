import type { Settings } from "@/lib/shared/settings";
import { keepSecret } from "./keep-secret";

/**
 * The library reads these from the environment, so what was decided here is written there. Answers the address people
 * open.
 */
export async function publishSettings(settings: Settings): Promise<string> {
  const siteUrl = settings.siteUrl ?? `http://localhost:${settings.port}`;
  process.env.NEXTAUTH_URL = siteUrl;
  process.env.NEXTAUTH_SECRET = settings.secret ?? (await keepSecret(settings.dataDirectory));
  process.env.CAIRN_DATA_DIR = settings.dataDirectory;
  return siteUrl;
}
