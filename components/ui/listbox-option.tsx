import type { ReactNode } from "react";
import { classNames } from "./class-names";

interface ListboxOptionProps {
  id: string;
  /** Where the keys of the field stand. */
  isActive: boolean;
  isSelected: boolean;
  onPoint: () => void;
  onChoose: () => void;
  className?: string | false;
  children: ReactNode;
}

/** A line of a list that a field above it walks through. A press leaves the focus in that field. */
export function ListboxOption(props: ListboxOptionProps) {
  const { id, isActive, isSelected, onPoint, onChoose, className, children } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys of the list
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={classNames(
        "flex min-h-7.5 cursor-pointer items-center gap-2.25 rounded-[5px] px-2 max-sm:min-h-10",
        isActive && "bg-active",
        className,
      )}
    >
      {children}
    </div>
  );
}
