import { useEffect, useMemo, useState } from "react";
import { maxLengthAtOnce, type ReadLog, readLog, readLogInSlices } from "./read-log";

const reading: ReadLog = { status: "reading" };

/** The log of a text: at once for most, after some slices for a long one. */
export function useReadLog(text: string): ReadLog {
  const atOnce = useMemo(() => (text.length <= maxLengthAtOnce ? readLog(text) : null), [text]);
  const [later, setLater] = useState<{ text: string; log: ReadLog } | null>(null);

  useEffect(() => {
    if (text.length <= maxLengthAtOnce) return;
    return readLogInSlices(text, (log) => setLater({ text, log }));
  }, [text]);

  if (atOnce !== null) return atOnce;
  return later?.text === text ? later.log : reading;
}
