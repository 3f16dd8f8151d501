/** Codes differ at their ends, so this much of the end stays when a code has to be cut. */
const keptEnd = 15;
/** Codes up to this length fit wherever a row is a line. */
const fittingLength = 26;

/** An event's code. One that is too long for its column loses its middle, and says the whole on hover. */
export function EventCode({ code }: { code: string }) {
  if (code.length <= fittingLength) return <span className="code text-text-2 @min-[560px]:cut">{code}</span>;
  return (
    <span data-tip={code} className="code text-text-2 @min-[560px]:flex @min-[560px]:min-w-0">
      <span className="@min-[560px]:cut @min-[560px]:whitespace-pre">{code.slice(0, -keptEnd)}</span>
      <span className="@min-[560px]:shrink-0 @min-[560px]:whitespace-pre">{code.slice(-keptEnd)}</span>
    </span>
  );
}
