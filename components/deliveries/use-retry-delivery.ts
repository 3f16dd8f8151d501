import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { OwningScope } from "@/lib/access/scope";
import type { Delivery } from "@/lib/deliveries/model";
import { deliveriesKey, retryDeliveryUrl } from "@/lib/deliveries/queries";
import { ApiError, sendJson } from "@/lib/http/api-client";

/** Tries a failed delivery again; with it goes everything that its message tells of, so the list is read anew. */
export function useRetryDelivery(scope: OwningScope) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      try {
        await sendJson<Delivery>(retryDeliveryUrl(scope, id), "POST");
      } catch (error) {
        // It has not failed any more: somebody else was quicker, and the list tells.
        if (!(error instanceof ApiError && error.status === 409)) throw error;
      }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: deliveriesKey(scope) }),
  });
}
