import { describe, expect, it } from "vitest";
import { apiOperations } from "@/app/api/v1/api-operations";
import { incomingBodySchema } from "@/lib/events/contract";
import { buildOpenApi } from "@/lib/http/open-api";
import { readReference } from "./read-reference";

const now = new Date().toISOString();
const facts = { origin: "https://audit.example.test", organization: "acme", project: "web-shop", now };
const reference = readReference(buildOpenApi(apiOperations, "0"), facts);
const operations = reference.groups.flatMap((group) => group.operations);
const find = (method: string, path: string) => {
  const found = operations.find((operation) => operation.method === method && operation.path === path);
  if (!found) throw new Error(`There is no ${method} ${path}.`);
  return found;
};
const organization = "/api/v1/organizations/{organization}";

describe("readReference", () => {
  it("puts every operation into one group, in the order of the contract", () => {
    expect(reference.groups.map(({ id }) => id)).toEqual([
      "caller",
      "ingest",
      "read",
      "catalog",
      "notifications",
    ]);
    expect(operations).toHaveLength(apiOperations.length);
    expect(reference.groups.filter((group) => group.operations.length === 0)).toEqual([]);
  });

  it("describes every parameter, and names every error that an operation answers", () => {
    const parameters = operations.flatMap((item) => [...item.pathParameters, ...item.queryParameters]);
    expect(parameters.filter(({ description }) => description === "")).toEqual([]);
    const known = reference.errors.map(({ status }) => status);
    expect(operations.flatMap(({ errors }) => errors).filter((status) => !known.includes(status))).toEqual(
      [],
    );
  });

  it("shows the forms of the body that ingest takes, and the bounds of its fields in bytes", () => {
    const { body, permissions, callers } = find("POST", "/api/v1/events");
    expect(callers).toEqual(["apiKey"]);
    expect(permissions).toEqual([{ name: "events.ingest" }]);
    expect(body?.forms[0]).toEqual({
      mediaType: "application/json",
      forms: ["{ … }", "[{ … }, …]", '{ "events": [{ … }, …] }'],
    });
    const id = body?.fields.find(({ name }) => name === "id");
    expect(id).toMatchObject({ isRequired: true, bounds: { minLength: 1, maxBytes: 256 } });
  });
});

describe("examples", () => {
  it("call this installation, with the key in a variable", () => {
    expect(find("GET", "/api/v1/me").example).toBe(
      "curl 'https://audit.example.test/api/v1/me' \\\n  -H \"Authorization: Bearer $CAIRN_API_KEY\"",
    );
  });

  it("name the open organization and a project of the reader", () => {
    const list = find("GET", `${organization}/projects/{project}/events`).example;
    expect(list).toContain("/organizations/acme/projects/web-shop/events?from=-24h'");
    const one = find("GET", `${organization}/events/by-id`).example;
    expect(one).toContain("/organizations/acme/events/by-id?id=req-7f3a%2F2'");
  });

  it("send an event that the contract takes", () => {
    const { example } = find("POST", "/api/v1/events");
    const body = JSON.parse(example.slice(example.indexOf("-d '") + 4, -1));
    expect(incomingBodySchema.safeParse(body).error).toBeUndefined();
    expect(body).toMatchObject({ scope: "project", project: "web-shop", occurredAt: now });
  });

  it("say where a change made with a session comes from", () => {
    const { example } = find("PUT", "/api/v1/me/password");
    expect(example).toContain("-H 'Origin: https://audit.example.test'");
    expect(example).toContain('-H "Cookie: next-auth.session-token=$CAIRN_SESSION"');
    expect(example).not.toContain("Bearer");
  });
});
