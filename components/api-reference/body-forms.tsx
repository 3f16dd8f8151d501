import { useTranslations } from "next-intl";
import type { ReferenceForm } from "./model";

/** The media types of a body, with the forms that it may have in each. */
export function BodyForms({ forms }: { forms: readonly ReferenceForm[] }) {
  const t = useTranslations("api-reference");
  return (
    <dl className="mb-2 grid gap-y-0.5 text-12">
      {forms.map(({ mediaType, forms: shapes }) => (
        <div key={mediaType} className="flex flex-wrap gap-x-3">
          <dt>
            <code className="code">{mediaType}</code>
          </dt>
          <dd className="text-text-3">
            {shapes.length > 0 ? <code className="code">{shapes.join("  ·  ")}</code> : t("asIs")}
          </dd>
        </div>
      ))}
    </dl>
  );
}
