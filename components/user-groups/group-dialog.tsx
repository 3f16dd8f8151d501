import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Segmented } from "@/components/ui/segmented";
import type { OwningScope } from "@/lib/access/scope";
import { sendJson } from "@/lib/http/api-client";
import { subscriptionsKey } from "@/lib/subscriptions/queries";
import { maxGroupMembers, maxGroupNameLength, type UserGroup } from "@/lib/user-groups/model";
import { userGroupsKey, userGroupUrl } from "@/lib/user-groups/queries";
import { bodyOfForm, faultsOf, type GroupFaults, type GroupForm } from "./group-form";
import { MemberChoice } from "./member-choice";

export interface GroupDialogProps {
  scope: OwningScope;
  /** The group that is changed; null for a new one. */
  group: UserGroup | null;
  form: GroupForm;
  onChange: (form: GroupForm) => void;
  /** Keeps what was typed. */
  onClose: () => void;
  /** Throws it away: it was sent, or is not wanted. */
  onDone: () => void;
}

function useSave({ scope, group, onDone }: GroupDialogProps) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (form: GroupForm) =>
      sendJson<UserGroup>(userGroupUrl(scope, group?.id), group ? "PATCH" : "POST", bodyOfForm(form)),
    onSuccess: async () => {
      onDone();
      await Promise.all([
        client.invalidateQueries({ queryKey: userGroupsKey(scope) }),
        // Their rows name the groups that they tell.
        client.invalidateQueries({ queryKey: subscriptionsKey(scope) }),
      ]);
    },
  });
}

function useFaultTexts(faults: GroupFaults | null) {
  const t = useTranslations("user-groups.fault");
  if (faults === null) return {};
  const { name, members, strangers, other } = faults;
  return {
    name: name && t(`name.${name}`, { max: maxGroupNameLength }),
    members:
      members === "refused" && strangers.length > 0
        ? t("members.strangers", { names: strangers.join(", ") })
        : members && t(`members.${members}`, { max: maxGroupMembers }),
    other: other && t(other),
  };
}

interface FieldsProps extends Pick<GroupDialogProps, "scope" | "form" | "onChange"> {
  texts: ReturnType<typeof useFaultTexts>;
}

function Fields({ scope, form, onChange, texts }: FieldsProps) {
  const t = useTranslations("user-groups");
  return (
    <>
      <TextField
        label={t("name")}
        data-autofocus
        autoComplete="off"
        value={form.name}
        onChange={(event) => onChange({ ...form, name: event.target.value })}
        error={texts.name}
        errorPlace="gap"
        className="max-sm:h-10"
      />
      <div>
        <p className="mb-1.5 font-medium">{t("kind")}</p>
        <Segmented
          label={t("kind")}
          options={[
            { value: "members", label: t("kinds.members") },
            { value: "all_members", label: t("kinds.all_members") },
          ]}
          value={form.kind}
          onChange={(kind) => onChange({ ...form, kind })}
        />
      </div>
      {form.kind === "all_members" ? (
        <p className="text-text-2">{t(`allMembersText.${scope.kind}`)}</p>
      ) : (
        <MemberChoice
          scope={scope}
          chosen={form.members}
          error={texts.members}
          onChange={(members) => onChange({ ...form, members })}
        />
      )}
    </>
  );
}

/** Makes a group or changes one. Errors stand at their field; nothing typed is lost by them, nor by closing. */
export default function GroupDialog(props: GroupDialogProps) {
  const { scope, group, form, onChange, onClose, onDone } = props;
  const t = useTranslations("user-groups");
  const save = useSave(props);
  const texts = useFaultTexts(save.isError ? faultsOf(save.error, save.variables) : null);

  return (
    <FormDialog
      title={group ? t("editNamed", { name: group.name }) : t("newGroup")}
      submit={t(group ? "save" : "create")}
      isPending={save.isPending}
      isRefused={save.isError}
      fault={texts.other}
      onSubmit={() => save.mutate(form)}
      onClose={onClose}
      onCancel={onDone}
      className="max-w-[min(560px,calc(100vw-32px))]!"
    >
      <Fields scope={scope} form={form} onChange={onChange} texts={texts} />
    </FormDialog>
  );
}
