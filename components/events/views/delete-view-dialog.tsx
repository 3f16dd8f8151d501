"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { deleteResource } from "@/lib/http/api-client";
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
    mutationFn: () => deleteResource(savedViewUrl(scope.organization, view.id)),
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
  const remove = useDelete(props);
  return (
    <ConfirmDialog
      title={t("deleteTitle", { name: view.name })}
      confirm={t("delete")}
      isDanger
      isPending={remove.isPending}
      error={remove.isError ? t("failed") : undefined}
      onConfirm={() => remove.mutate()}
      onCancel={onClose}
    >
      <p>{t(view.isShared ? "deleteShared" : "deletePrivate")}</p>
    </ConfirmDialog>
  );
}
