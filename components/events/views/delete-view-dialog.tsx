"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ApiError, sendJson } from "@/lib/http/api-client";
import type { EventListScope } from "@/lib/navigation/paths";
import type { SavedView } from "@/lib/saved-views/model";
import { savedViewsKey, savedViewUrl } from "@/lib/saved-views/queries";

interface DeleteViewDialogProps {
  scope: EventListScope;
  view: SavedView;
  onClose: () => void;
  onDeleted: () => void;
}

function useDelete({ scope, view, onClose, onDeleted }: DeleteViewDialogProps) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      try {
        await sendJson(savedViewUrl(scope.organization, view.id), "DELETE");
      } catch (error) {
        // Somebody else was quicker: it is gone, as was wished.
        if (!(error instanceof ApiError && error.status === 404)) throw error;
      }
    },
    onSuccess: async () => {
      onClose();
      onDeleted();
      await client.invalidateQueries({ queryKey: savedViewsKey(scope.organization) });
    },
  });
}

/** Asks before a view goes, and says who loses it. */
export default function DeleteViewDialog(props: DeleteViewDialogProps) {
  const { view, onClose } = props;
  const t = useTranslations("saved-views");
  const common = useTranslations("common");
  const remove = useDelete(props);
  return (
    <Dialog
      title={t("deleteTitle", { name: view.name })}
      closeLabel={common("close")}
      onClose={onClose}
      className="max-w-[min(480px,calc(100vw-32px))]!"
      footer={
        <>
          <Button kind="ghost" className="max-sm:h-10" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button
            kind="danger"
            data-autofocus
            disabled={remove.isPending}
            className="max-sm:h-10"
            onClick={() => remove.mutate()}
          >
            {t("delete")}
          </Button>
        </>
      }
    >
      <div className="grid gap-2 px-6 py-5 text-pretty text-text-2">
        <p>{t(view.isShared ? "deleteShared" : "deletePrivate")}</p>
        {remove.isError && (
          <p role="alert" className="text-fail">
            {t("failed")}
          </p>
        )}
      </div>
    </Dialog>
  );
}
