import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextField } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import type { OwningScope } from "@/lib/access/scope";
import { ApiError, deleteResource, sendJson } from "@/lib/http/api-client";
import { type EventTemplate, type EventType, maxSubscriptionNameLength } from "@/lib/subscriptions/model";
import { eventTemplateUrl } from "@/lib/subscriptions/queries";

interface NameDialogProps {
  title: string;
  text: string;
  submit: string;
  initial: string;
  onSubmit: (name: string) => Promise<void>;
  onClose: () => void;
}

/** What is wrong with a name that the server refused. */
function useNameFault() {
  const t = useTranslations("subscriptions");
  return (error: unknown, name: string) => {
    if (!(error instanceof ApiError)) return t("fault.saveFailed");
    if (error.status !== 422) return t("fault.saveFailed");
    if (name.trim() === "") return t("fault.nameMissing");
    const isLong = [...name.trim()].length > maxSubscriptionNameLength;
    if (isLong) return t("fault.nameTooLong", { max: maxSubscriptionNameLength });
    return t(error.fields.some(({ path }) => path === "name") ? "fault.nameTaken" : "fault.saveFailed");
  };
}

function NameDialog({ title, text, submit, initial, onSubmit, onClose }: NameDialogProps) {
  const t = useTranslations("subscriptions");
  const faultOf = useNameFault();
  const [name, setName] = useState(initial);
  const save = useMutation({ mutationFn: () => onSubmit(name), onSuccess: onClose });
  return (
    <FormDialog
      title={title}
      submit={submit}
      isPending={save.isPending}
      isRefused={save.isError}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <p className="text-text-2">{text}</p>
      <TextField
        label={t("templateName")}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={save.isError ? faultOf(save.error, name) : undefined}
        errorPlace="gap"
      />
    </FormDialog>
  );
}

interface TemplateDialogProps {
  scope: OwningScope;
  onClose: () => void;
}

/** Other types' lists of templates are as they were, but they are read anew at no cost. */
function useForgetTemplates() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["event-templates"] });
}

interface SaveTemplateProps extends TemplateDialogProps {
  type: EventType;
  events: readonly string[];
  onSaved: (template: EventTemplate) => void;
}

/** Keeps the chosen codes under a name, for the whole organization. */
export function SaveTemplateDialog({ scope, type, events, onSaved, onClose }: SaveTemplateProps) {
  const t = useTranslations("subscriptions");
  const forget = useForgetTemplates();
  return (
    <NameDialog
      title={t("saveTemplateTitle")}
      text={t("saveTemplateText", { count: events.length })}
      submit={t("save")}
      initial=""
      onSubmit={async (name) => {
        const saved = await sendJson<EventTemplate>(eventTemplateUrl(scope), "POST", {
          ...type,
          name,
          events,
        });
        await forget();
        onSaved(saved);
      }}
      onClose={onClose}
    />
  );
}

interface OwnTemplateProps extends TemplateDialogProps {
  template: EventTemplate;
}

export function RenameTemplateDialog({ scope, template, onClose }: OwnTemplateProps) {
  const t = useTranslations("subscriptions");
  const locale = useLocale();
  const forget = useForgetTemplates();
  return (
    <NameDialog
      title={t("renameTemplateTitle")}
      text={t("renameTemplateText")}
      submit={t("save")}
      initial={template.name[locale]}
      onSubmit={async (name) => {
        await sendJson(eventTemplateUrl(scope, template.id), "PATCH", { name });
        await forget();
      }}
      onClose={onClose}
    />
  );
}

export function DeleteTemplateDialog(props: OwnTemplateProps & { onDeleted: () => void }) {
  const { scope, template, onDeleted, onClose } = props;
  const t = useTranslations("subscriptions");
  const locale = useLocale();
  const forget = useForgetTemplates();
  const remove = useMutation({
    mutationFn: async () => {
      await deleteResource(eventTemplateUrl(scope, template.id));
      await forget();
    },
    onSuccess: () => {
      onDeleted();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t("deleteTemplateTitle", { name: template.name[locale] })}
      confirm={t("delete")}
      isDanger
      isPending={remove.isPending}
      error={remove.isError ? t("fault.deleteFailed") : undefined}
      onConfirm={() => remove.mutate()}
      onCancel={onClose}
    >
      {t("deleteTemplateText")}
    </ConfirmDialog>
  );
}
