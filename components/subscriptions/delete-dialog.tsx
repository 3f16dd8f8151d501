import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { OwningScope } from "@/lib/access/scope";
import { deleteResource } from "@/lib/http/api-client";
import type { Subscription } from "@/lib/subscriptions/model";
import { subscriptionPreviewQuery, subscriptionsKey, subscriptionUrl } from "@/lib/subscriptions/queries";
import { typesQuery } from "./catalog-choices";
import { formOfOffered } from "./fit-form";
import { formOf } from "./popup-form";

interface DeleteDialogProps {
  scope: OwningScope;
  subscription: Subscription;
  onClose: () => void;
  onDeleted: () => void;
}

/** Names what goes: how many people stop hearing of it. */
export default function DeleteDialog({ scope, subscription, onClose, onDeleted }: DeleteDialogProps) {
  const t = useTranslations("subscriptions");
  const client = useQueryClient();
  const types = useQuery(typesQuery(scope.kind, subscription.provider, subscription.service)).data;
  const offered = types ? formOfOffered(subscription, types) : null;
  const draft = offered ?? formOf(subscription);
  const preview = useQuery({ ...subscriptionPreviewQuery(scope, draft), enabled: offered !== null });
  const reached = preview.data?.recipients.filter(({ email, sms }) => email || sms).length ?? null;
  const remove = useMutation({
    mutationFn: () => deleteResource(subscriptionUrl(scope, subscription.id)),
    onSuccess: async () => {
      onClose();
      onDeleted();
      await client.invalidateQueries({ queryKey: subscriptionsKey(scope) });
    },
  });
  return (
    <ConfirmDialog
      title={t("deleteTitle", { name: subscription.name })}
      confirm={t("delete")}
      isDanger
      isPending={remove.isPending}
      error={remove.isError ? t("fault.deleteFailed") : undefined}
      onConfirm={() => remove.mutate()}
      onCancel={onClose}
    >
      <p role="status" className="min-h-5 font-medium text-text">
        {types && offered === null && t("typeGone")}
        {offered &&
          reached !== null &&
          (subscription.enabled ? t("peopleLose", { count: reached }) : t("peopleLoseNothing"))}
      </p>
      <p className="mt-1">{t("deleteText")}</p>
    </ConfirmDialog>
  );
}
