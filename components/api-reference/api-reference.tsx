import { Braces } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { Icon } from "@/components/ui/icon";
import { openApiPath } from "@/lib/navigation/paths";
import type { OpenApiDocument } from "@/lib/shared/open-api-document";
import type { CurlFacts } from "./curl-example";
import { OperationSection } from "./operation-section";
import { readReference } from "./read-reference";
import { ReferenceErrors } from "./reference-errors";
import { ReferenceIndex } from "./reference-index";

function Introduction({ origin }: { origin: string }) {
  const t = useTranslations("api-reference");
  return (
    <header className="pt-3 pb-5">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-16 font-semibold">{t("title")}</h1>
          <p className="text-text-2">{t("lead")}</p>
        </div>
        <a href={openApiPath} className={buttonClass()}>
          <Icon of={Braces} size={14} />
          {t("document")}
        </a>
      </div>
      <dl className="mt-3 grid gap-y-1.5 text-12 sm:grid-cols-[max-content_1fr] sm:gap-x-4 [&_dt]:text-text-3 [&_dd]:text-text-2">
        <dt>{t("address")}</dt>
        <dd>
          <code className="code">{origin}/api/v1</code>
        </dd>
        <dt>{t("authentication")}</dt>
        <dd>{t("authenticationText", { variable: "CAIRN_API_KEY", session: "CAIRN_SESSION" })}</dd>
        <dt>{t("format")}</dt>
        <dd>{t("formatText")}</dd>
      </dl>
    </header>
  );
}

export interface ApiReferenceProps {
  document: OpenApiDocument;
  facts: Omit<CurlFacts, "sessionCookie">;
}

/** The public API for people who write programs against this installation. */
export function ApiReference({ document, facts }: ApiReferenceProps) {
  const { groups, errors, errorFields } = readReference(document, facts);
  const errorTexts = new Map(errors.map(({ status, description }) => [status, description]));
  return (
    <div className="lg:flex">
      <ReferenceIndex groups={groups} />
      <div className="min-w-0 flex-1 border-line px-4 lg:border-l lg:px-6 [&>*]:max-w-230">
        <Introduction origin={facts.origin} />
        {groups.map((group) => (
          <section key={group.id} id={group.id} aria-labelledby={`${group.id}-title`} className="scroll-mt-2">
            <h2 id={`${group.id}-title`} className="border-t border-line pt-5 pb-3 text-16 font-semibold">
              {group.title}
            </h2>
            <div className="divide-y divide-line [&>:first-child]:pt-0">
              {group.operations.map((operation) => (
                <OperationSection key={operation.id} operation={operation} errorTexts={errorTexts} />
              ))}
            </div>
          </section>
        ))}
        <ReferenceErrors errors={errors} errorFields={errorFields} />
      </div>
    </div>
  );
}
