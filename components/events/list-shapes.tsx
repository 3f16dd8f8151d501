import { Building, Folder } from "lucide-react";
import { OutcomeShape } from "@/components/ui/outcome-shape";
import type { Outcome } from "@/lib/events/model";

type ShapeName = "scope-organization" | "scope-project" | "mark" | `outcome-${Outcome}`;

const size = { width: 12, height: 12 };

/** The drawings that rows repeat, once for the whole list; rows point to them. */
export function ListShapes() {
  return (
    <svg aria-hidden="true" className="absolute size-0">
      <g id="outcome-success">
        <OutcomeShape outcome="success" {...size} />
      </g>
      <g id="outcome-failure">
        <OutcomeShape outcome="failure" {...size} />
      </g>
      <g id="outcome-unknown">
        <OutcomeShape outcome="unknown" {...size} />
      </g>
      <path id="mark" d="M4 .3 7.7 4 4 7.7.3 4Z" fill="currentColor" />
      <g id="scope-organization">
        <Building size={16} strokeWidth={1.6} />
      </g>
      <g id="scope-project">
        <Folder size={16} strokeWidth={1.6} />
      </g>
    </svg>
  );
}

export function Shape({ name, className }: { name: ShapeName; className: string }) {
  return (
    <svg aria-hidden="true" className={className}>
      <use href={`#${name}`} />
    </svg>
  );
}
