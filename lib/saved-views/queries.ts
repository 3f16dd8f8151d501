import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/http/api-client";
import type { SavedView } from "./model";

/** The API's address of the views of an organization, or of one of them: for POST, PATCH and DELETE. */
export const savedViewUrl = (organization: string, id?: string) =>
  `/api/v1/${["organizations", organization, "saved-views", ...(id === undefined ? [] : [id])]
    .map(encodeURIComponent)
    .join("/")}`;

export const savedViewsKey = (organization: string) => ["saved-views", organization] as const;

/** Every view that the person sees in an organization, of whatever list; `known` is what the page came with. */
export const savedViewsQuery = (organization: string, known: readonly SavedView[]) =>
  queryOptions({
    queryKey: savedViewsKey(organization),
    queryFn: async ({ signal }): Promise<readonly SavedView[]> =>
      (await getJson<{ savedViews: SavedView[] }>(savedViewUrl(organization), signal)).savedViews,
    initialData: known,
  });
