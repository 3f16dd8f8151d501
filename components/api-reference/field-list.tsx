import { useTranslations } from "next-intl";
import { boundWords } from "./bound-words";
import { CodeText } from "./code-text";
import type { ReferenceField } from "./model";

function FieldRow({ field }: { field: ReferenceField }) {
  const t = useTranslations("api-reference");
  const bounds = boundWords(field.bounds, (key, values) => t(`bounds.${key}`, values));
  return (
    <div className="grid gap-x-4 border-t border-line-soft py-1.5 text-12 sm:grid-cols-[minmax(0,11fr)_minmax(0,12fr)_minmax(0,20fr)]">
      <dt className="min-w-0">
        <code className="code font-medium">{field.name}</code>
        {field.isRequired && <span className="ml-1.5 text-11 text-text-3">{t("required")}</span>}
      </dt>
      <dd className="min-w-0 text-text-2">
        <code className="code">{field.type}</code>
        {bounds.length > 0 && <span className="num text-text-3"> · {bounds.join(" · ")}</span>}
      </dd>
      <dd className="min-w-0 text-text-2">
        {field.description && <CodeText text={field.description} />}
        {field.choices.length > 0 && (
          <span className="text-text-3">
            {field.description && " "}
            {t("oneOf")} <code className="code text-text-2">{field.choices.join(" · ")}</code>
          </span>
        )}
      </dd>
    </div>
  );
}

/** What a request takes or an answer holds: name, type with its bounds, meaning. One column on phones. */
export function FieldList({ fields }: { fields: readonly ReferenceField[] }) {
  return (
    <dl className="border-b border-line-soft">
      {fields.map((field) => (
        <FieldRow key={field.name} field={field} />
      ))}
    </dl>
  );
}
