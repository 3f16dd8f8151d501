import { useTranslations } from "next-intl";
import type { ReferenceGroup } from "./model";

const linkClass =
  "press flex min-h-6.5 items-center gap-2 rounded-2 px-2 text-text-2 hover:bg-hover hover:text-text max-lg:min-h-10";

function Links({ groups }: { groups: readonly ReferenceGroup[] }) {
  const t = useTranslations("api-reference");
  return (
    <ul>
      {groups.map((group) => (
        <li key={group.id} className="mb-2.5">
          <a href={`#${group.id}`} className={`${linkClass} font-medium`}>
            {group.title}
          </a>
          <ul>
            {group.operations.map((operation) => (
              <li key={operation.id}>
                <a href={`#${operation.id}`} className={`${linkClass} text-12`}>
                  <span data-cut className="cut flex-1">
                    {operation.summary}
                  </span>
                  <code className="code text-11 text-text-3">{operation.method}</code>
                </a>
              </li>
            ))}
          </ul>
        </li>
      ))}
      <li>
        <a href="#errors" className={`${linkClass} font-medium`}>
          {t("errors")}
        </a>
      </li>
    </ul>
  );
}

/** Every operation by its anchor: beside the reference where there is room, else folded above it. */
export function ReferenceIndex({ groups }: { groups: readonly ReferenceGroup[] }) {
  const t = useTranslations("api-reference");
  return (
    <>
      <nav
        aria-label={t("contents")}
        className="sticky top-0 max-h-[calc(100dvh-48px)] w-72 shrink-0 self-start overflow-y-auto px-2 py-3 max-lg:hidden"
      >
        <Links groups={groups} />
      </nav>
      <details className="border-b border-line px-4 lg:hidden">
        <summary className="press cursor-pointer py-2.5 font-medium">{t("contents")}</summary>
        <nav aria-label={t("contents")} className="-mx-2 pb-2">
          <Links groups={groups} />
        </nav>
      </details>
    </>
  );
}
