"use client";

import type { LucideIcon } from "lucide-react";
import type { Route } from "next";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";

export interface NavigationLinkProps {
  href: Route;
  label: string;
  icon?: LucideIcon;
  isCurrent: boolean;
  /** `sub` stands under a project. */
  level?: "top" | "sub";
  tone?: "quiet" | "loud";
  onNavigate: (() => void) | undefined;
}

export function NavigationLink(props: NavigationLinkProps) {
  const { href, label, icon, isCurrent, level = "top", tone = "quiet", onNavigate } = props;
  return (
    <PageLink
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      onClick={onNavigate}
      className={classNames(
        "press flex min-w-0 items-center gap-2.25 rounded-2 px-2 hover:bg-hover aria-[current]:bg-active data-pending:bg-active max-md:h-10",
        level === "top" ? "h-7.5 font-medium" : "h-7 aria-[current]:font-medium",
        tone === "loud" || isCurrent ? "text-text" : "text-text-2",
      )}
    >
      {icon && <Icon of={icon} className={classNames("shrink-0", !isCurrent && "text-text-3")} />}
      <span data-cut className="cut">
        {label}
      </span>
    </PageLink>
  );
}
