import { HardDrive } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";

/** Stands over every page while the disk is nearly full, for those who can do something about it. */
export function DiskBanner({ percent }: { percent: number }) {
  const t = useTranslations("shell");
  return (
    <p
      role="status"
      className="flex shrink-0 items-center gap-2 bg-warn-soft px-4 py-1.5 text-12 font-medium text-warn"
    >
      <Icon of={HardDrive} size={14} />
      {t("diskAlert", { percent })}
    </p>
  );
}
