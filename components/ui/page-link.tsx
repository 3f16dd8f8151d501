"use client";

import type { Route } from "next";
import type { ComponentProps } from "react";
import { useGoToPage, usePageTarget } from "./page-transition";

export interface PageLinkProps extends Omit<ComponentProps<"a">, "href"> {
  href: Route;
}

/**
 * A link to another page of the console. Fetches nothing ahead: every page is made for its reader at the moment
 * of asking. While the page is on its way the link has `data-pending`.
 */
export function PageLink({ href, onClick, ...rest }: PageLinkProps) {
  const go = useGoToPage();
  const isPending = usePageTarget() === href;
  return (
    <a
      href={href}
      data-pending={isPending ? "" : undefined}
      onClick={(event) => {
        onClick?.(event);
        const isModified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
        if (event.defaultPrevented || event.button !== 0 || isModified) return;
        event.preventDefault();
        go(href);
      }}
      {...rest}
    />
  );
}
