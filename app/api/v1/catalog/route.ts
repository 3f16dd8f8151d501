import { parseCatalogQuery } from "@/lib/catalog/filters";
import { searchCatalog } from "@/lib/catalog/search-catalog";
import { defineRoute } from "@/lib/http/define-route";

/** The vocabulary is the same for everybody who may sign in: it holds the vendors' words and no tenant's. */
export const GET = defineRoute({
  principal: ["session", "apiKey"],
  query: (search: URLSearchParams) => parseCatalogQuery(search),
  handler: async ({ query }) => searchCatalog(query.filters, query.cursor, query.limit),
});
