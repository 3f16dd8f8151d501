"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import Facets, { type FacetsProps } from "./facets";

/** The facets where there is no room beside the list. */
export default function FacetsSheet(props: FacetsProps) {
  const t = useTranslations("event-shape");
  const { closeSheet } = props.shape;
  return (
    <Dialog
      side="sheet"
      title={t("facets")}
      closeLabel={t("closeFacets")}
      onClose={closeSheet}
      footer={
        <Button kind="primary" onClick={closeSheet}>
          {t("showEvents")}
        </Button>
      }
    >
      <div className="py-1">
        <Facets {...props} />
      </div>
    </Dialog>
  );
}
