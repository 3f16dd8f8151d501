import type { DemoProject } from "./demo-accounts";
import { createRandom, hashText } from "./random";

export interface DemoResource {
  type: string;
  id: string;
  name?: string;
}

/** By resource type in lower case: vendors spell Instance and instance. */
const named: Readonly<Record<string, Readonly<Record<DemoProject, readonly string[]>>>> = {
  instance: {
    "web-shop": ["web-1", "web-2", "web-3", "admin-1"],
    "data-platform": ["etl-1", "etl-2", "notebook-1"],
  },
  bucket: {
    "web-shop": ["shop-assets", "shop-backups"],
    "data-platform": ["raw-events", "curated-events", "etl-logs"],
  },
  cluster: { "web-shop": ["storefront"], "data-platform": ["pipelines"] },
  cache: { "web-shop": ["session-cache-prod", "cart-cache-prod"], "data-platform": ["feature-cache"] },
  node: {
    "web-shop": ["session-cache-prod-1", "session-cache-prod-2"],
    "data-platform": ["feature-cache-1"],
  },
  nodepool: { "web-shop": ["pool-a", "pool-b"], "data-platform": ["pool-batch"] },
};

const environments: Readonly<Record<DemoProject, readonly string[]>> = {
  "web-shop": ["storefront", "checkout", "edge"],
  "data-platform": ["ingest", "warehouse", "nightly"],
};

const kebab = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/**
 * The resources of one type in one scope, the same at every call. Domain and Project stand for the organization
 * and the project themselves: they carry no name of their own, the console shows whose they are.
 */
export function demoResources(resourceType: string, scope: "organization" | DemoProject): DemoResource[] {
  const random = createRandom(hashText(`${scope}/${resourceType}`));
  const stem = kebab(resourceType) || "resource";
  const toResource = (name: string | undefined): DemoResource => ({
    type: resourceType,
    id: `${stem.slice(0, 24)}-${random.hex(12)}`,
    ...(name === undefined ? {} : { name }),
  });
  if (resourceType === "Domain" || resourceType === "Project") return [toResource(undefined)];
  if (scope === "organization") return ["shared", "finance"].map((name) => toResource(`${name}-${stem}`));
  const names =
    named[resourceType.toLowerCase()]?.[scope] ?? environments[scope].map((name) => `${name}-${stem}`);
  return names.map(toResource);
}
