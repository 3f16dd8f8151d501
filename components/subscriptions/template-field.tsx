import { LayoutTemplate } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { ComboboxOption } from "@/components/ui/combobox-list";
import type { EventTemplate } from "@/lib/subscriptions/model";
import { ChoiceButton } from "./choice-button";
import { FormPart } from "./form-part";
import { searchOptions } from "./search-options";

export type TemplateAct = "save" | "rename" | "delete";

interface TemplateFieldProps {
  templates: readonly EventTemplate[];
  /** The id of the chosen one; null for codes chosen by hand. */
  template: string | null;
  chosenCodes: number;
  /** Codes that can be subscribed to, to tell how many a template fills in. */
  offered: ReadonlySet<string>;
  error: string | undefined;
  notice: string | undefined;
  onChoose: (template: EventTemplate | null) => void;
  onAct: (act: TemplateAct) => void;
}

const none = "";

function TemplateActs({
  isOwn,
  canSave,
  onAct,
}: {
  isOwn: boolean;
  canSave: boolean;
  onAct: (act: TemplateAct) => void;
}) {
  const t = useTranslations("subscriptions");
  return (
    <>
      {canSave && (
        <Button kind="ghost" size="small" onClick={() => onAct("save")}>
          {t("saveTemplate")}
        </Button>
      )}
      {isOwn && (
        <>
          <Button kind="ghost" size="small" onClick={() => onAct("rename")}>
            {t("renameTemplate")}
          </Button>
          <Button kind="ghost" size="small" onClick={() => onAct("delete")}>
            {t("deleteTemplate")}
          </Button>
        </>
      )}
    </>
  );
}

/** Fills in its codes at once. An organization's own can be saved, renamed and deleted here. */
export function TemplateField(props: TemplateFieldProps) {
  const { templates, template, chosenCodes, offered, error, notice, onChoose, onAct } = props;
  const t = useTranslations("subscriptions");
  const locale = useLocale();
  const chosen = templates.find(({ id }) => id === template);
  const fills = ({ events }: EventTemplate) => events.filter((event) => offered.has(event)).length;
  const optionOf = (item: EventTemplate): ComboboxOption => ({
    value: item.id,
    label: item.name[locale],
    detail: t(item.isOwn ? "ownCodeCount" : "codeCount", { count: fills(item) }),
  });
  const search = (text: string): ComboboxOption[] => {
    const found = searchOptions(templates, text, ({ name }) => [name[locale], name.en, name.ko]).map(
      optionOf,
    );
    return text.trim() === "" ? [{ value: none, label: t("noTemplate") }, ...found] : found;
  };
  return (
    <FormPart
      field="template"
      label={t("template")}
      detail={t("templateHint")}
      error={error}
      notice={notice}
      hint={
        chosen?.credit && (
          <a href={chosen.credit.url} target="_blank" rel="noopener noreferrer" className="hover:text-accent">
            {t("templateCredit", { name: chosen.credit.name })}
          </a>
        )
      }
      action={
        <TemplateActs
          isOwn={chosen?.isOwn === true}
          canSave={template === null && chosenCodes > 0}
          onAct={onAct}
        />
      }
    >
      <ChoiceButton
        label={t("template")}
        icon={LayoutTemplate}
        detail={chosen && t("fillsIn", { count: fills(chosen) })}
        placeholder={t("findTemplate")}
        nothing={t("noTemplateFound")}
        search={search}
        value={chosen?.id ?? none}
        onChoose={(value) => onChoose(templates.find(({ id }) => id === value) ?? null)}
        isInvalid={error !== undefined}
      >
        {chosen ? chosen.name[locale] : <span className="text-text-3">{t("noTemplate")}</span>}
      </ChoiceButton>
    </FormPart>
  );
}
