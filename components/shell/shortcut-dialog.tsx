"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

/** Every key that the console listens to. Words between keys: `then` as one after the other, `or` as either. */
const groups = {
  everywhere: [
    ["/", "search"],
    ["?", "shortcuts"],
    ["r", "refresh"],
    ["g e", "goAll"],
    ["g o", "goOrganization"],
    ["g c", "goCatalog"],
    ["g s", "goSubscriptions"],
  ],
  list: [
    ["j k", "move"],
    ["← →", "moveCell"],
    ["Enter", "open"],
    ["o", "openPage"],
    ["f", "filter"],
    ["Shift f", "exclude"],
    ["[", "facets"],
  ],
  event: [
    ["j k", "move"],
    ["c", "copyLink"],
    ["o", "openPage"],
    ["t", "treeOrRaw"],
    ["Esc", "close"],
  ],
  search: [
    ["Tab", "complete"],
    ["Enter", "add"],
    ["!", "not"],
    ["Backspace", "removeLast"],
  ],
} as const;

export default function ShortcutDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell");
  const common = useTranslations("common");
  return (
    <Dialog title={t("shortcuts")} closeLabel={common("close")} onClose={onClose} className="max-w-170!">
      <div className="grid gap-x-10 gap-y-5 px-6 py-5 sm:grid-cols-2">
        {Object.entries(groups).map(([group, items]) => (
          <section key={group}>
            <h3 className="mb-1 text-12 font-semibold">{t(`shortcutGroup.${group}`)}</h3>
            <dl>
              {items.map(([keys, name]) => (
                <div key={name} className="flex min-h-7 items-center justify-between gap-4">
                  <dt className="text-text-2">{t(`shortcut.${name}`)}</dt>
                  <dd className="flex gap-1">
                    {keys.split(" ").map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
