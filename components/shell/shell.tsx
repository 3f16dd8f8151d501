import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageTitleProvider } from "@/components/ui/page-title";
import { PageTransitionProvider } from "@/components/ui/page-transition";
import { QueryProvider } from "@/components/ui/query-provider";
import { type NamedZone, TimeZoneProvider } from "@/components/ui/time-zone-context";
import { TooltipLayer } from "@/components/ui/tooltip-layer";
import { DiskBanner } from "./disk-banner";
import type { ShellModel } from "./model";
import { PageCover } from "./page-cover";
import { Sidebar } from "./sidebar";
import { TopBar } from "./top-bar";

export interface ShellProps {
  shell: ShellModel;
  zone: NamedZone;
  /** The instant of the request, in milliseconds since 1970. */
  now: number;
  /** How full the disk is, where that is an alert for this person. */
  diskPercent: number | null;
  children: ReactNode;
}

/** The frame around every page of an organization. Pages scroll inside it. */
export function Shell({ shell, zone, now, diskPercent, children }: ShellProps) {
  const t = useTranslations("shell");
  return (
    <QueryProvider>
      <TimeZoneProvider given={zone}>
        <PageTitleProvider>
          <PageTransitionProvider>
            <a
              href="#content"
              className="sr-only z-50 rounded-2 bg-ink px-3 py-2 text-on-ink focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
            >
              {t("skipToContent")}
            </a>
            <div className="flex h-dvh overflow-hidden">
              <Sidebar shell={shell} />
              <div className="flex min-w-0 flex-1 flex-col bg-surface">
                {diskPercent !== null && <DiskBanner percent={diskPercent} />}
                <TopBar shell={shell} now={now} />
                <div className="relative flex min-h-0 flex-1 flex-col">
                  <main
                    id="content"
                    tabIndex={-1}
                    className="relative min-h-0 flex-1 overflow-y-auto outline-none"
                  >
                    {children}
                  </main>
                  <PageCover />
                </div>
              </div>
            </div>
            <TooltipLayer />
          </PageTransitionProvider>
        </PageTitleProvider>
      </TimeZoneProvider>
    </QueryProvider>
  );
}
