import { useTranslations } from "next-intl";
import { SkeletonBar } from "@/components/ui/skeleton";
import { changedValue } from "@/lib/events/changed-value";
import type { ChangeText } from "@/lib/events/model";
import { formatCount } from "@/lib/shared/format-count";

function Value({ value, sign }: { value: string | null; sign: "−" | "+" }) {
  const t = useTranslations("events");
  if (value === null) {
    return (
      <span className="text-text-3">
        <span aria-hidden>—</span>
        <span className="sr-only">{t("absent")}</span>
      </span>
    );
  }
  return (
    <>
      <span aria-hidden className={sign === "+" ? "font-semibold text-ok" : "text-text-3"}>
        {sign}{" "}
      </span>
      {changedValue(value)}
    </>
  );
}

/** What an act changed, before and after. Null while it is being read. */
export function EventChanges({ changes }: { changes: readonly ChangeText[] | null }) {
  const t = useTranslations("events");
  if (changes === null) {
    return (
      <div className="skeleton grid gap-2 border-t border-line-soft px-5 py-3">
        <SkeletonBar className="w-20" />
        <SkeletonBar className="w-80" />
      </div>
    );
  }
  if (changes.length === 0) return null;
  const row =
    "grid grid-cols-2 border-t border-line-soft first:border-t-0 sm:grid-cols-[minmax(0,160px)_minmax(0,1fr)_minmax(0,1fr)]";
  const cell = "code block min-w-0 px-2.5 py-1.25 text-left font-normal break-all whitespace-pre-wrap";
  return (
    <section className="border-t border-line-soft px-5 pb-3 max-sm:px-4">
      <h3 className="flex h-9 items-center gap-2 font-semibold">
        {t("changes")}
        <span className="num font-normal text-text-3">{formatCount(changes.length)}</span>
      </h3>
      <table className="block overflow-hidden rounded-2 border border-line text-12">
        <thead className="block border-b border-line-soft bg-sunken text-11 text-text-3 max-sm:sr-only">
          <tr className={row}>
            {["path", "beforeValue", "afterValue"].map((key) => (
              <th
                key={key}
                scope="col"
                className="block border-l border-line-soft px-2.5 py-1.25 text-left font-normal first:border-l-0"
              >
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block">
          {changes.map((change, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: changes are as sent, and one path may come twice
            <tr key={index} className={row}>
              <th scope="row" className={`${cell} max-sm:col-span-2 max-sm:bg-sunken`}>
                {change.path}
              </th>
              <td className={`${cell} border-line-soft text-text-2 sm:border-l`}>
                <Value value={change.before} sign="−" />
              </td>
              <td className={`${cell} border-l border-line-soft font-medium`}>
                <Value value={change.after} sign="+" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
