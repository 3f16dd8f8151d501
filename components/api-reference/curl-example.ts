import type { OpenApiOperation, OpenApiParameter } from "@/lib/shared/open-api-document";
import { type ExampleFacts, exampleOf } from "./example-of";

export interface CurlFacts extends ExampleFacts {
  /** Where this installation answers: `https://audit.example.com`. */
  origin: string;
  sessionCookie: string;
}

/** For POSIX shells. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function pathOf(path: string, parameters: readonly OpenApiParameter[], facts: CurlFacts): string {
  const known: Record<string, string | null> = { organization: facts.organization, project: facts.project };
  return path.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const example = parameters.find((item) => item.in === "path" && item.name === name)?.schema.examples?.[0];
    const value = known[name] ?? example;
    return value === undefined || value === null ? whole : encodeURIComponent(String(value));
  });
}

/** The parameters for which the contract gives an example. */
function queryOf(parameters: readonly OpenApiParameter[], facts: CurlFacts): string {
  const query = new URLSearchParams();
  for (const { name, in: place, schema } of parameters) {
    const value = (schema.items ?? schema).examples ? exampleOf(schema.items ?? schema, facts) : undefined;
    if (place === "query" && value !== undefined) query.set(name, String(value));
  }
  return query.size > 0 ? `?${query}` : "";
}

/** How the caller says who they are; a change made with a session must come from the site itself, as JSON. */
function headersOf(method: string, { security, requestBody }: OpenApiOperation, facts: CurlFacts): string[] {
  const [mediaType] = Object.keys(requestBody?.content ?? {});
  if (security.some((way) => "apiKey" in way)) {
    const key = '-H "Authorization: Bearer $CAIRN_API_KEY"';
    return mediaType ? [key, `-H ${quoted(`Content-Type: ${mediaType}`)}`] : [key];
  }
  if (!security.some((way) => "session" in way)) return [];
  const cookie = `-H "Cookie: ${facts.sessionCookie}=$CAIRN_SESSION"`;
  if (method === "get") return [cookie];
  return [cookie, `-H ${quoted(`Origin: ${facts.origin}`)}`, "-H 'Content-Type: application/json'"];
}

/** JSON with one line for each field of the body. */
function bodyText(body: unknown): string {
  if (typeof body !== "object" || body === null) return JSON.stringify(body);
  const lines = Object.entries(body).map(
    ([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(",\n")}\n  }`;
}

/** A command that calls the operation at this installation; the key or the session stands in a variable. */
export function curlExample(
  method: string,
  path: string,
  operation: OpenApiOperation,
  facts: CurlFacts,
): string {
  const address = `${facts.origin}${pathOf(path, operation.parameters, facts)}${queryOf(operation.parameters, facts)}`;
  const verb = method === "get" ? "" : `-X ${method.toUpperCase()} `;
  const [content] = Object.values(operation.requestBody?.content ?? {});
  const body = content?.schema && exampleOf(content.schema, facts);
  return [
    `curl ${verb}${quoted(address)}`,
    ...headersOf(method, operation, facts),
    ...(body === undefined ? [] : [`-d ${quoted(bodyText(body))}`]),
  ].join(" \\\n  ");
}
