import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { OwningScope } from "@/lib/access/scope";
import { deleteResource } from "@/lib/http/api-client";
import { subscriptionsKey } from "@/lib/subscriptions/queries";
import type { UserGroup } from "@/lib/user-groups/model";
import { userGroupQuery, userGroupsKey, userGroupUrl } from "@/lib/user-groups/queries";

interface DeleteGroupDialogProps {
  scope: OwningScope;
  group: UserGroup;
  onClose: () => void;
  onDeleted: () => void;
}

function useDelete({ scope, group, onClose, onDeleted }: DeleteGroupDialogProps) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => deleteResource(userGroupUrl(scope, group.id)),
    onSuccess: async () => {
      onClose();
      onDeleted();
      await Promise.all([
        client.invalidateQueries({ queryKey: [...userGroupsKey(scope), "list"] }),
        client.invalidateQueries({ queryKey: [...userGroupsKey(scope), "choices"] }),
        client.invalidateQueries({ queryKey: subscriptionsKey(scope) }),
      ]);
    },
  });
}

/** Asks before a group goes, and names what goes with it: the subscriptions that tell it, as they are now. */
export default function DeleteGroupDialog(props: DeleteGroupDialogProps) {
  const { scope, group, onClose } = props;
  const t = useTranslations("user-groups");
  const { data } = useQuery({ ...userGroupQuery(scope, group.id), initialData: group, staleTime: 0 });
  const remove = useDelete(props);
  const { subscriptions, memberCount } = data;
  return (
    <ConfirmDialog
      title={t("deleteTitle", { name: group.name })}
      confirm={t("delete")}
      isDanger
      isPending={remove.isPending}
      error={remove.isError ? t("fault.deleteFailed") : undefined}
      onConfirm={() => remove.mutate()}
      onCancel={onClose}
    >
      <div className="grid gap-2">
        <p className="font-medium text-text">
          {subscriptions.length === 0
            ? t("deleteUnused")
            : t("deleteUsed", { count: subscriptions.length, people: memberCount })}
        </p>
        {subscriptions.length > 0 && (
          <>
            <ul aria-label={t("subscriptions")} className="edge max-h-40 overflow-y-auto rounded-2 px-3 py-1">
              {subscriptions.map(({ id, name }) => (
                <li key={id} className="py-1 wrap-anywhere text-text">
                  {name}
                </li>
              ))}
            </ul>
            <p>{t("deleteText")}</p>
          </>
        )}
      </div>
    </ConfirmDialog>
  );
}
