import { type RefObject, useEffect, useState } from "react";
import type { Span } from "@/lib/events/search-language/read-terms";

interface FaultMarkProps {
  /** The field over which this lies, with the same letters in the same places. */
  input: RefObject<HTMLInputElement | null>;
  text: string;
  span: Span;
}

/** Underlines a mistake where it stands in the field. What is wrong there is said below; this is for the eye alone. */
export default function FaultMark({ input, text, span: { start, end } }: FaultMarkProps) {
  const [scrolled, setScrolled] = useState(0);
  useEffect(() => {
    const field = input.current;
    if (!field) return;
    const follow = () => setScrolled(field.scrollLeft);
    follow();
    field.addEventListener("scroll", follow);
    return () => field.removeEventListener("scroll", follow);
  }, [input]);
  return (
    <span
      aria-hidden
      data-fault-mark
      className="pointer-events-none absolute inset-0 overflow-hidden leading-6 whitespace-pre text-transparent max-sm:text-14"
    >
      <span className="inline-block" style={{ transform: `translateX(${-scrolled}px)` }}>
        {text.slice(0, start)}
        <mark className="font-normal text-transparent underline decoration-fail decoration-wavy decoration-1 underline-offset-4">
          {text.slice(start, end)}
        </mark>
        {text.slice(end)}
      </span>
    </span>
  );
}
