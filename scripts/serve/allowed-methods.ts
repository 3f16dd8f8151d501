import { apiOperations } from "@/app/api/v1/api-operations";

interface Template {
  segments: readonly string[];
  methods: Set<string>;
}

const isVariable = (segment: string) => segment.startsWith("{");
const literalsIn = ({ segments }: Template) => segments.filter((segment) => !isVariable(segment)).length;

function readTemplates(): Template[] {
  const byPath = new Map<string, Template>();
  for (const { method, path } of apiOperations) {
    const template = byPath.get(path) ?? { segments: path.split("/"), methods: new Set(["OPTIONS"]) };
    template.methods.add(method.toUpperCase());
    if (method === "get") template.methods.add("HEAD");
    byPath.set(path, template);
  }
  // The most literal first: `events/by-id` before `events/{id}`.
  return [...byPath.values()].sort((a, b) => literalsIn(b) - literalsIn(a));
}

const templates = readTemplates();

/** The methods that the API describes for a path, or null for a path that it does not know. */
export function allowedMethods(pathname: string): readonly string[] | null {
  const segments = pathname.split("/");
  const found = templates.find(
    (template) =>
      template.segments.length === segments.length &&
      template.segments.every((segment, index) => isVariable(segment) || segment === segments[index]),
  );
  return found ? [...found.methods].sort() : null;
}
