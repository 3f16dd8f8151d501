"use client";

import { ArrowDown, ArrowUp, ChevronsLeftRight, ChevronsRightLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { offProps } from "@/components/ui/off-props";
import { boundWidth, type ColumnLayout } from "./column-layout";
import type { ShownLayout } from "./use-column-layout";

interface PanelColumn {
  id: string;
  label: string;
  /** The width in pixels where nobody chose another. */
  width: number;
}

interface ColumnPanelProps {
  columns: readonly PanelColumn[];
  layout: ShownLayout;
  isOwn: boolean;
  onChange: (part: Partial<ColumnLayout>) => void;
  onReset: () => void;
}

const widthStep = 20;

function Controls({
  column,
  layout,
  onChange,
}: { column: PanelColumn } & Pick<ColumnPanelProps, "layout" | "onChange">) {
  const t = useTranslations("common");
  const name = column.label;
  const index = layout.order.indexOf(column.id);
  const moveTo = (target: number) => {
    const order = layout.order.filter((id) => id !== column.id);
    order.splice(target, 0, column.id);
    onChange({ order });
  };
  const resizeBy = (change: number) => {
    const width = boundWidth((layout.widths[column.id] ?? column.width) + change);
    onChange({ widths: { ...layout.widths, [column.id]: width } });
  };
  const actions = [
    { label: t("narrower", { name }), icon: ChevronsRightLeft, run: () => resizeBy(-widthStep) },
    { label: t("wider", { name }), icon: ChevronsLeftRight, run: () => resizeBy(widthStep) },
    {
      label: t("moveUp", { name }),
      icon: ArrowUp,
      run: () => moveTo(index - 1),
      off: index === 0 && t("isFirst"),
    },
    {
      label: t("moveDown", { name }),
      icon: ArrowDown,
      run: () => moveTo(index + 1),
      off: index === layout.order.length - 1 && t("isLast"),
    },
  ];
  return (
    <span className="ml-auto flex">
      {actions.map(({ label, icon, run, off }) => (
        <IconButton key={label} size="small" label={label} onClick={run} {...offProps(off || null)}>
          <Icon of={icon} size={14} />
        </IconButton>
      ))}
    </span>
  );
}

/** Which columns are on show, in which order, and how wide: everything that dragging does, by keyboard too. */
export default function ColumnPanel({ columns, layout, isOwn, onChange, onReset }: ColumnPanelProps) {
  const t = useTranslations("common");
  const { hidden } = layout;
  const toggle = (id: string) =>
    onChange({ hidden: hidden.includes(id) ? hidden.filter((item) => item !== id) : [...hidden, id] });
  return (
    <div className="w-84 p-2">
      <ul>
        {layout.order.map((id) => {
          const column = columns.find((item) => item.id === id);
          if (!column) return null;
          const isShown = !hidden.includes(id);
          return (
            <li key={id} className="flex items-center rounded-1 px-1.5 hover:bg-hover">
              <Checkbox
                label={column.label}
                checked={isShown}
                offReason={isShown && hidden.length === layout.order.length - 1 ? t("isOnly") : null}
                onChange={() => toggle(id)}
              />
              <Controls column={column} layout={layout} onChange={onChange} />
            </li>
          );
        })}
      </ul>
      <div className="mt-1.5 border-t border-line pt-2">
        <Button kind="ghost" size="small" onClick={onReset} {...offProps(isOwn ? null : t("isAutomatic"))}>
          {t("resetColumns")}
        </Button>
      </div>
    </div>
  );
}
