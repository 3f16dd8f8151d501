/**
 * Tells the server in what language and zone the person is to be written to. The page does not wait for it: its own
 * choice stands in a cookie, and the next choice or sign-in tells it again.
 */
export function savePreference(preference: { locale?: string; timeZone?: string }): void {
  const body = JSON.stringify(preference);
  const headers = { "content-type": "application/json" };
  void fetch("/api/v1/me", { method: "PATCH", headers, body, keepalive: true }).catch(() => undefined);
}
