import type { ReactNode } from "react";

/** A line of a menu. */
export type MenuEntry =
  | { kind: "item"; label: ReactNode; icon?: ReactNode; detail?: ReactNode; onSelect: () => void }
  | {
      kind: "choice";
      label: ReactNode;
      detail?: ReactNode;
      /** The label's own language, where that is not the page's. */
      lang?: string;
      checked: boolean;
      onSelect: () => void;
    }
  | { kind: "heading"; label: ReactNode }
  | { kind: "separator" };
