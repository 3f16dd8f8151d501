import { useTranslations } from "next-intl";
import { CopyExample } from "./copy-example";
import type { ReferenceOperation } from "./model";

/** A command to run as it stands. Long lines wrap, so that nothing has to be scrolled sideways. */
export function CodeExample({ operation }: { operation: ReferenceOperation }) {
  const t = useTranslations("api-reference");
  const labels = { copy: t("copy"), copied: t("copied"), failed: t("copyFailed") };
  return (
    <figure
      aria-label={t("example", { summary: operation.summary })}
      className="edge flex items-start rounded-2 bg-canvas"
    >
      <pre className="min-w-0 flex-1 py-2 pl-3 text-12 whitespace-pre-wrap [overflow-wrap:anywhere]">
        <code className="code">{operation.example}</code>
      </pre>
      <div className="p-1">
        <CopyExample text={operation.example} labels={labels} />
      </div>
    </figure>
  );
}
