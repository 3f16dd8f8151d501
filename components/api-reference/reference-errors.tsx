import { useTranslations } from "next-intl";
import { CodeText } from "./code-text";
import { FieldList } from "./field-list";
import type { Reference } from "./model";

/** What every operation shares: the statuses of errors and what they mean, and the body of an error. */
export function ReferenceErrors({ errors, errorFields }: Pick<Reference, "errors" | "errorFields">) {
  const t = useTranslations("api-reference");
  return (
    <section id="errors" aria-labelledby="errors-title" className="scroll-mt-2 border-t border-line py-5">
      <h2 id="errors-title" className="text-16 font-semibold">
        {t("errors")}
      </h2>
      <p className="mt-1 mb-3 text-text-2">{t("errorLead")}</p>
      <dl className="border-b border-line-soft">
        {errors.map(({ status, description }) => (
          <div
            key={status}
            id={`error-${status}`}
            className="flex scroll-mt-2 gap-4 border-t border-line-soft py-1.5 text-12 target:bg-accent-soft"
          >
            <dt className="code num w-8 shrink-0 font-medium">{status}</dt>
            <dd className="min-w-0 text-text-2">
              <CodeText text={description} />
            </dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-4 mb-1.5 text-12 font-medium">{t("errorFields")}</h3>
      <FieldList fields={errorFields} />
    </section>
  );
}
