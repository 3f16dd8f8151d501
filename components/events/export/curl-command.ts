/**
 * A command that saves an export under the name that the server gives it, for a shell; `url` is absolute. The query
 * string is percent-encoded, apostrophes too, so that nothing in it means anything to the shell.
 */
export const curlCommand = (url: string): string =>
  `curl -f -OJ -H "Authorization: Bearer $KEY" '${url.replaceAll("'", "%27")}'`;
