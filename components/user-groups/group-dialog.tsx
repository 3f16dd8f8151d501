import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
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
  const common = useTranslations("common");
  const id = useId();
  const body = useRef<HTMLFormElement>(null);
  const save = useSave(props);
  const texts = useFaultTexts(save.isError ? faultsOf(save.error, save.variables) : null);

  useEffect(() => {
    if (save.isError)
      body.current?.querySelector<HTMLElement>("[aria-invalid], [aria-describedby] input")?.focus();
  }, [save.isError]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate(form);
  };
  return (
    <Dialog
      title={group ? t("editNamed", { name: group.name }) : t("newGroup")}
      closeLabel={common("close")}
      onClose={onClose}
      className="max-w-[min(560px,calc(100vw-32px))]!"
      footer={
        <>
          {texts.other && (
            <p role="alert" className="mr-auto text-12 text-fail">
              {texts.other}
            </p>
          )}
          <Button kind="ghost" className="max-sm:h-10" onClick={onDone}>
            {common("cancel")}
          </Button>
          <Button kind="primary" type="submit" form={id} disabled={save.isPending} className="max-sm:h-10">
            {t(group ? "save" : "create")}
          </Button>
        </>
      }
    >
      <form
        ref={body}
        id={id}
        noValidate
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) body.current?.requestSubmit();
        }}
        className="grid gap-6 px-6 pt-5 pb-7 max-sm:px-4"
      >
        <Fields scope={scope} form={form} onChange={onChange} texts={texts} />
      </form>
    </Dialog>
  );
}
