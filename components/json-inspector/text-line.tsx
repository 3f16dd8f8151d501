import type { TextPiece } from "./text-pieces";

const tones = { plain: undefined, escape: undefined, hidden: "text-warn" };
const marks = {
  match: "bg-accent-soft font-normal",
  current: "bg-accent font-normal text-surface no-underline",
};

/** Pieces of a text with their matches marked. The current match carries `data-current`. */
export function TextLine({ pieces }: { pieces: readonly TextPiece[] }) {
  return pieces.map((piece) =>
    piece.mark === "none" ? (
      <span key={piece.start} className={tones[piece.tone]}>
        {piece.text}
      </span>
    ) : (
      <mark
        key={piece.start}
        className={marks[piece.mark]}
        data-current={piece.mark === "current" ? "" : undefined}
      >
        {piece.text}
      </mark>
    ),
  );
}
