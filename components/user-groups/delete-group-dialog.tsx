import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { OwningScope } from "@/lib/access/scope";
import { ApiError, sendJson } from "@/lib/http/api-client";
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
    mutationFn: async () => {
      try {
        await sendJson<unknown>(userGroupUrl(scope, group.id), "DELETE");
      } catch (error) {
        // Somebody else was quicker: it is gone, as was wished.
        if (!(error instanceof ApiError && error.status === 404)) throw error;
      }
    },
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
  const common = useTranslations("common");
  const { data } = useQuery({ ...userGroupQuery(scope, group.id), initialData: group, staleTime: 0 });
  const remove = useDelete(props);
  const { subscriptions, memberCount } = data;
  return (
    <Dialog
      title={t("deleteTitle", { name: group.name })}
      closeLabel={common("close")}
      onClose={onClose}
      className="max-w-[min(480px,calc(100vw-32px))]!"
      footer={
        <>
          <Button kind="ghost" data-autofocus className="max-sm:h-10" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button
            kind="danger"
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
        {remove.isError && (
          <p role="alert" className="text-fail">
            {t("fault.deleteFailed")}
          </p>
        )}
      </div>
    </Dialog>
  );
}
