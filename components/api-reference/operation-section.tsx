import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Tag } from "@/components/ui/tag";
import { BodyForms } from "./body-forms";
import { CodeExample } from "./code-example";
import { CodeText } from "./code-text";
import { FieldList } from "./field-list";
import type { ReferenceField, ReferenceOperation } from "./model";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mt-4">
      <h4 className="mb-1.5 text-12 font-medium">{title}</h4>
      {children}
    </div>
  );
}

function FieldPart({ title, fields }: { title: string; fields: readonly ReferenceField[] }) {
  return (
    fields.length > 0 && (
      <Part title={title}>
        <FieldList fields={fields} />
      </Part>
    )
  );
}

/** Who may call it and with which permission, in one line where there is room. */
function AccessFacts({ operation }: { operation: ReferenceOperation }) {
  const t = useTranslations("api-reference");
  const permissions = operation.permissions.map((permission) => (
    <span key={permission.name} className="mr-3">
      <code className="code">{permission.name}</code>
      {permission.for && <span className="text-text-3"> {t("permissionFor", { what: permission.for })}</span>}
    </span>
  ));
  return (
    <dl className="mt-2 mb-3 flex flex-wrap gap-x-6 gap-y-0.5 text-12 text-text-2 [&_dt]:text-text-3 [&>div]:flex [&>div]:gap-2">
      <div>
        <dt>{t("authentication")}</dt>
        <dd>{operation.callers.map((caller) => t(`caller.${caller}`)).join(", ")}</dd>
      </div>
      <div>
        <dt>{t("permission")}</dt>
        <dd>{permissions.length > 0 ? permissions : t("noPermission")}</dd>
      </div>
    </dl>
  );
}

function Answer({ operation }: { operation: ReferenceOperation }) {
  const t = useTranslations("api-reference");
  const { status, description, body } = operation.answer;
  return (
    <Part title={t("answer")}>
      <p className="text-12 text-text-2">
        <code className="code num mr-2 font-medium text-text">{status}</code>
        <CodeText text={description} />
      </p>
      {body.fields.length > 0 && (
        <details className="mt-1">
          <summary className="press w-fit cursor-pointer rounded-1 py-1 text-12 text-accent max-sm:py-2.5">
            {t("answerFields")}
          </summary>
          <FieldList fields={body.fields} />
        </details>
      )}
    </Part>
  );
}

function Errors({ statuses, texts }: { statuses: readonly string[]; texts: ReadonlyMap<string, string> }) {
  const t = useTranslations("api-reference");
  return (
    <Part title={t("errors")}>
      <ul className="flex flex-wrap gap-x-1 text-12">
        {statuses.map((status) => (
          <li key={status}>
            <a
              href={`#error-${status}`}
              data-tip={texts.get(status)}
              className="press code num grid h-6 min-w-9 place-items-center rounded-1 bg-sunken px-1.5 text-text-2 hover:bg-hover hover:text-text max-sm:h-10"
            >
              {status}
            </a>
          </li>
        ))}
      </ul>
    </Part>
  );
}

interface OperationSectionProps {
  operation: ReferenceOperation;
  /** What each error's status means. */
  errorTexts: ReadonlyMap<string, string>;
}

/** One operation: what it is for, how to call it, what it takes and what it answers. */
export function OperationSection({ operation, errorTexts }: OperationSectionProps) {
  const t = useTranslations("api-reference");
  const { id, body } = operation;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-2 py-5">
      <h3 id={`${id}-title`} className="text-14 font-semibold">
        {operation.summary}
      </h3>
      <p className="mt-1 flex items-start gap-2">
        <Tag className="code mt-px">{operation.method}</Tag>
        <code className="code mt-0.5 min-w-0">{operation.path}</code>
      </p>
      {operation.description && (
        <p className="mt-2 max-w-180 text-text-2">
          <CodeText text={operation.description} />
        </p>
      )}
      <AccessFacts operation={operation} />
      <CodeExample operation={operation} />
      <FieldPart title={t("pathParameters")} fields={operation.pathParameters} />
      <FieldPart title={t("queryParameters")} fields={operation.queryParameters} />
      {body && (
        <Part title={t("body")}>
          <BodyForms forms={body.forms} />
          <FieldList fields={body.fields} />
        </Part>
      )}
      <Answer operation={operation} />
      <Errors statuses={operation.errors} texts={errorTexts} />
    </section>
  );
}
