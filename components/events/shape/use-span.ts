import { type FocusEvent, type KeyboardEvent, type PointerEvent, useState } from "react";
import type { HistogramBucket } from "@/lib/events/stats-model";
import { barAt, type Span, spanByKey } from "./span";

interface SpanState {
  /** The bars that the selection is of: it falls away with them. */
  buckets: readonly HistogramBucket[];
  span: Span | null;
  /** The pointer holds one end. */
  isHeld: boolean;
  hovered: number | null;
}

const nothing = { span: null, isHeld: false, hovered: null };

/** A selection of bars, by pointer and by key; `onChoose` gets those that were let go of or entered. */
export function useSpan(buckets: readonly HistogramBucket[], onChoose: (span: Span) => void) {
  const [kept, setKept] = useState<SpanState>({ buckets, ...nothing });
  const state = kept.buckets === buckets ? kept : { buckets, ...nothing };
  const set = (part: Partial<SpanState>) => setKept({ ...state, ...part });
  const count = buckets.length;
  const barUnder = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return barAt(event.clientX - left, width, count);
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const bar = barUnder(event);
    set({ span: { anchor: bar, head: bar }, isHeld: true, hovered: null });
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const bar = barUnder(event);
    if (state.isHeld && state.span) set({ span: { ...state.span, head: bar } });
    else if (event.pointerType !== "touch") set({ hovered: bar });
  };
  const onPointerUp = () => {
    if (!state.isHeld || !state.span) return;
    set(nothing);
    onChoose(state.span);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") onChoose(state.span ?? { anchor: count - 1, head: count - 1 });
    else if (event.key === "Escape" && state.span) set(nothing);
    else {
      const next = spanByKey(state.span, event, count);
      if (!next) return;
      set({ span: next, hovered: null });
    }
    event.preventDefault();
  };
  // Who comes by key sees where the keys stand; a press has its own bar already.
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    if (event.currentTarget.matches(":focus-visible") && state.span === null)
      set({ span: { anchor: count - 1, head: count - 1 } });
  };
  const hovered = state.hovered === null ? null : { anchor: state.hovered, head: state.hovered };
  return {
    /** The bars that are selected, or else the one under the pointer. */
    shown: state.span ?? hovered,
    /** Where the keys stand. */
    head: state.span?.head ?? count - 1,
    isSelected: state.span !== null,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: () => set(nothing),
      onPointerLeave: () => set({ hovered: null }),
      onKeyDown,
      onFocus,
      onBlur: () => set(nothing),
    },
  };
}
