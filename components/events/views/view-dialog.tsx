"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Segmented } from "@/components/ui/segmented";
import { sendJson } from "@/lib/http/api-client";
import type { EventListScope } from "@/lib/navigation/paths";
import { maxViewNameLength, type SavedView } from "@/lib/saved-views/model";
import { savedViewsKey, savedViewUrl } from "@/lib/saved-views/queries";
import { type ViewForm, viewFaultOf } from "./view-form";

type ViewDialogProps = { scope: EventListScope; onClose: () => void } & (
  | { view: null; query: string; onSaved: (view: SavedView) => void }
  | { view: SavedView }
);

function useSave(props: ViewDialogProps) {
  const { scope, view, onClose } = props;
  const client = useQueryClient();
  const list = { scope: scope.kind, project: scope.kind === "project" ? scope.project : null };
  return useMutation({
    mutationFn: (form: ViewForm) =>
      view
        ? sendJson<SavedView>(savedViewUrl(scope.organization, view.id), "PATCH", form)
        : sendJson<SavedView>(savedViewUrl(scope.organization), "POST", {
            ...list,
            ...form,
            query: props.query,
          }),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: savedViewsKey(scope.organization) });
      if (!view) props.onSaved(saved);
      onClose();
    },
  });
}

interface FieldsProps {
  scope: EventListScope;
  form: ViewForm;
  onChange: (form: ViewForm) => void;
  nameFault: string | undefined;
  /** Only its maker says who sees a view. */
  isOwn: boolean;
}

function Fields({ scope, form, onChange, nameFault, isOwn }: FieldsProps) {
  const t = useTranslations("saved-views");
  return (
    <>
      <TextField
        label={t("name")}
        data-autofocus
        autoComplete="off"
        value={form.name}
        onChange={(event) => onChange({ ...form, name: event.target.value })}
        error={nameFault}
        className="max-sm:h-10"
      />
      {isOwn && (
        <div>
          <p className="mb-1.5 font-medium">{t("whoSees")}</p>
          <Segmented
            label={t("whoSees")}
            options={[
              { value: "private", label: t("private") },
              { value: "shared", label: t("shared") },
            ]}
            value={form.isShared ? "shared" : "private"}
            onChange={(value) => onChange({ ...form, isShared: value === "shared" })}
          />
          <p className="mt-1.5 text-12 text-pretty text-text-2">
            {form.isShared ? t(`sharedText.${scope.kind}`) : t("privateText")}
          </p>
        </div>
      )}
      <Checkbox
        label={t("opensWith")}
        checked={form.isDefault}
        onChange={(event) => onChange({ ...form, isDefault: event.target.checked })}
      />
    </>
  );
}

/** Keeps the list under a name, or says otherwise how a view is called, who sees it and whether the list opens with it. */
export default function ViewDialog(props: ViewDialogProps) {
  const { scope, view, onClose } = props;
  const t = useTranslations("saved-views");
  const [form, setForm] = useState<ViewForm>({
    name: view?.name ?? "",
    isShared: view?.isShared ?? false,
    isDefault: view?.isDefault ?? false,
  });
  const save = useSave(props);
  const fault = save.isError ? viewFaultOf(save.error, save.variables) : null;
  const faultText = fault?.text && t(`fault.${fault.text}`, { max: maxViewNameLength });

  return (
    <FormDialog
      title={view ? t("editTitle", { name: view.name }) : t("saveTitle")}
      submit={t("save")}
      isPending={save.isPending}
      isRefused={save.isError}
      fault={fault?.field === null ? faultText : null}
      onSubmit={() => save.mutate(form)}
      onClose={onClose}
    >
      <Fields
        scope={scope}
        form={form}
        onChange={setForm}
        nameFault={fault?.field === "name" ? (faultText ?? undefined) : undefined}
        isOwn={view?.isOwn ?? true}
      />
    </FormDialog>
  );
}
