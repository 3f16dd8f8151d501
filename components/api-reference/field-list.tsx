import { useTranslations } from "next-intl";
import { boundWords } from "./bound-words";
import { CodeText } from "./code-text";
import "./field-list.css";
import type { ReferenceField } from "./model";

function FieldRow({ field }: { field: ReferenceField }) {
  const t = useTranslations("api-reference");
  const bounds = boundWords(field.bounds, (key, values) => t(`bounds.${key}`, values));
  return (
    <div>
      <dt>
        <code>{field.name}</code>
        {field.isRequired && <small> {t("required")}</small>}
      </dt>
      <dd>
        <code>{field.type}</code>
        {bounds.length > 0 && <small> · {bounds.join(" · ")}</small>}
      </dd>
      <dd>
        {field.description && <CodeText text={field.description} />}
        {field.choices.length > 0 && (
          <small>
            {field.description && " "}
            {t("oneOf")} <code>{field.choices.join(" · ")}</code>
          </small>
        )}
      </dd>
    </div>
  );
}

/** What a request takes or an answer holds: name, type with its bounds, meaning. One column on phones. */
export function FieldList({ fields }: { fields: readonly ReferenceField[] }) {
  return (
    <dl className="field-list">
      {fields.map((field) => (
        <FieldRow key={field.name} field={field} />
      ))}
    </dl>
  );
}
