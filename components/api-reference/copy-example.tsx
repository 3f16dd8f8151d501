"use client";

import { Copy } from "lucide-react";
import { CopyIcon } from "@/components/json-inspector/copy-icon";
import { IconButton } from "@/components/ui/icon-button";
import { useCopy } from "@/components/ui/use-copy";

interface CopyExampleProps {
  text: string;
  /** What the button says before, after, and where the browser refused. */
  labels: { copy: string; copied: string; failed: string };
}

export function CopyExample({ text, labels }: CopyExampleProps) {
  const { last, copy } = useCopy();
  const done = last?.isCopied ? labels.copied : labels.failed;
  return (
    <>
      <IconButton
        label={last ? done : labels.copy}
        className="max-sm:size-10!"
        onClick={() => copy("example", text)}
      >
        <CopyIcon of={Copy} isCopied={last?.isCopied ?? false} size={14} />
      </IconButton>
      <span role="status" className="sr-only">
        {last ? done : ""}
      </span>
    </>
  );
}
