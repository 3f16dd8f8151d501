import type { ReactNode } from "react";

/** One line of a menu. */
export type MenuEntry =
  | { kind: "item"; label: ReactNode; icon?: ReactNode; detail?: ReactNode; onSelect: () => void }
  | { kind: "link"; label: ReactNode; icon?: ReactNode; detail?: ReactNode; href: string }
  | {
      kind: "choice";
      label: ReactNode;
      detail?: ReactNode;
      lang?: string;
      checked: boolean;
      onSelect: () => void;
    }
  | { kind: "heading"; label: ReactNode }
  | { kind: "note"; content: ReactNode }
  | { kind: "separator" };
