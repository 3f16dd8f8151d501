"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import type { ExportedList } from "./exported-list";

const loadPanel = () => import("./export-panel");
const ExportPanel = lazy(loadPanel);

/** The list as a file. Its word stays while there is room for it beside the others. */
export function ExportButton(props: ExportedList) {
  const t = useTranslations("event-export");
  return (
    <Popover
      className={buttonClass("ghost", "small", "max-sm:size-10! max-sm:px-0!")}
      title={t("title")}
      tip={t("title")}
      align="end"
      onNear={() => void loadPanel()}
      content={() => (
        <Suspense>
          <ExportPanel {...props} />
        </Suspense>
      )}
    >
      <Icon of={Download} size={14} />
      <span className="@max-[800px]/toolbar:sr-only">{t("export")}</span>
    </Popover>
  );
}
