"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

const TitleContext = createContext<string | null>(null);
const SetTitleContext = createContext<(title: string | null) => void>(() => undefined);

/** Lets what a page has opened (an event in its panel) stand as the last crumb of the frame around the page. */
export function PageTitleProvider({ children }: { children: ReactNode }) {
  const [title, setTitle] = useState<string | null>(null);
  return (
    <SetTitleContext value={setTitle}>
      <TitleContext value={title}>{children}</TitleContext>
    </SetTitleContext>
  );
}

export const usePageTitle = () => useContext(TitleContext);

/** Names what is opened, as long as this stands on the page. */
export function PageTitle({ title }: { title: string }) {
  const setTitle = useContext(SetTitleContext);
  useEffect(() => {
    setTitle(title);
    return () => setTitle(null);
  }, [setTitle, title]);
  return null;
}
