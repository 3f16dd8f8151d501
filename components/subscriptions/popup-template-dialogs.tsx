import type { OwningScope } from "@/lib/access/scope";
import { DeleteTemplateDialog, RenameTemplateDialog, SaveTemplateDialog } from "./template-dialogs";
import type { TemplateAct } from "./template-field";
import type { PopupState } from "./use-popup";

interface PopupTemplateDialogsProps {
  scope: OwningScope;
  popup: PopupState;
  open: TemplateAct | "group" | "discard" | null;
  onClose: () => void;
}

/** What can be done with an organization's own templates from within the popup. */
export function PopupTemplateDialogs({ scope, popup, open, onClose }: PopupTemplateDialogsProps) {
  const { form, change, chosenType, templates } = popup;
  const template = templates.find(({ id }) => id === form.template);
  const own = { scope, onClose };
  if (open === "save" && chosenType) {
    return (
      <SaveTemplateDialog
        {...own}
        type={chosenType}
        events={form.events}
        onSaved={({ id }) => change({ ...form, template: id })}
      />
    );
  }
  if (!template) return null;
  if (open === "rename") return <RenameTemplateDialog {...own} template={template} />;
  if (open !== "delete") return null;
  return (
    <DeleteTemplateDialog
      {...own}
      template={template}
      onDeleted={() => change({ ...form, template: null })}
    />
  );
}
