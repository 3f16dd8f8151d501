import { useEffect, useState } from "react";
import { copyText } from "./copy-text";

export interface Copying {
  /** What was copied last and whether it worked; null again after a moment. */
  readonly last: { readonly what: string; readonly isCopied: boolean } | null;
  /** `what` names the button that asked, so that it alone shows the answer. */
  readonly copy: (what: string, text: string) => void;
}

const shownMs = 1600;
const failureShownMs = 6000;

export function useCopy(): Copying {
  const [last, setLast] = useState<Copying["last"]>(null);

  useEffect(() => {
    if (last === null) return;
    const timer = setTimeout(() => setLast(null), last.isCopied ? shownMs : failureShownMs);
    return () => clearTimeout(timer);
  }, [last]);

  const copy = async (what: string, text: string) => {
    const isCopied = await copyText(text);
    setLast({ what, isCopied });
  };
  return { last, copy };
}
