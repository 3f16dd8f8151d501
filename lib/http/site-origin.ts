/** Where people and programs reach this installation, such as `https://audit.example.com`. */
export function siteOrigin(): string {
  const address = process.env.NEXTAUTH_URL;
  // The server's entry sets it before any page is made, in the embedded default too (scripts/serve/run-server.ts).
  if (!address) throw new Error("NEXTAUTH_URL is not set.");
  return new URL(address).origin;
}
