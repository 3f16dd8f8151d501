import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { EventShape } from "./use-event-shape";

/** Said where the numbers would stand, and quietly: the list beside them goes on without. */
export function StatsFailure({ text, stats }: { text: string; stats: EventShape["stats"] }) {
  const common = useTranslations("common");
  return (
    <div role="status" className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1.5 text-12 text-text-2">
      <span>{text}</span>
      <Button size="small" onClick={stats.retry}>
        <Icon of={RotateCw} size={12} />
        {common("tryAgain")}
      </Button>
    </div>
  );
}
