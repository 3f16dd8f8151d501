import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sendJson } from "@/lib/http/api-client";
import type { SavedViewPatch } from "@/lib/saved-views/contract";
import type { SavedView } from "@/lib/saved-views/model";
import { savedViewsKey, savedViewUrl } from "@/lib/saved-views/queries";

/** Changes a view; every place that shows views knows before it is said to be done. */
export function useChangeView(organization: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ view, patch }: { view: SavedView; patch: SavedViewPatch }) =>
      sendJson<SavedView>(savedViewUrl(organization, view.id), "PATCH", patch),
    onSuccess: () => client.invalidateQueries({ queryKey: savedViewsKey(organization) }),
  });
}
