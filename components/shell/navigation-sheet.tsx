"use client";

import { Menu as MenuIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import type { ShellModel } from "./model";

const NavigationDrawer = lazy(() => import("./navigation-drawer"));

/** Opens the navigation where the screen has no room for the sidebar. */
export function NavigationSheet({ shell, now }: { shell: ShellModel; now: number }) {
  const t = useTranslations("shell");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        size="large"
        label={t("openNavigation")}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className="md:hidden"
        onClick={() => setOpen(true)}
      >
        <Icon of={MenuIcon} />
      </IconButton>
      {isOpen && (
        <Suspense>
          <NavigationDrawer shell={shell} now={now} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
