import { LosslessJsonError } from "@/lib/shared/lossless-json";
import { TreeReader } from "@/lib/shared/lossless-parse";
import type { JsonTree } from "@/lib/shared/lossless-tree";
import { foldAtFirst, type LogLayout, layOutLog } from "./log-layout";

/** A log made ready to be shown. `reading`: a long one that is still being read, in slices. */
export type ReadLog =
  | { readonly status: "reading" }
  | {
      readonly status: "tree";
      readonly tree: JsonTree;
      readonly layout: LogLayout;
      readonly folded: Uint8Array;
    }
  | { readonly status: "invalid"; readonly line: number; readonly column: number };

/** Texts up to this length are read at once: a few milliseconds even on a slow machine. */
export const maxLengthAtOnce = 96 * 1024;

const stepsBetweenLooks = 2048;
const sliceMs = 8;

/** Reads a log whole. Never throws for what the text is: a log that is not JSON is still a log. */
export function readLog(text: string): ReadLog {
  const reader = new TreeReader(text);
  const fault = faultOf(() => reader.advance(Number.POSITIVE_INFINITY));
  return fault ?? finish(reader.tree);
}

/**
 * Reads a log in slices, so that the page answers meanwhile, and hands it to `onRead` once.
 *
 * @returns a function that stops the reading
 */
export function readLogInSlices(text: string, onRead: (log: ReadLog) => void): () => void {
  const reader = new TreeReader(text);
  let timer: ReturnType<typeof setTimeout>;
  const advance = () => {
    let isRead = false;
    const until = performance.now() + sliceMs;
    const fault = faultOf(() => {
      while (!isRead && performance.now() < until) isRead = reader.advance(stepsBetweenLooks);
    });
    if (fault !== null) onRead(fault);
    // The layout is a pass of its own, so it takes a slice of its own.
    else timer = isRead ? setTimeout(() => onRead(finish(reader.tree))) : setTimeout(advance);
  };
  timer = setTimeout(advance);
  return () => clearTimeout(timer);
}

function finish(tree: JsonTree): ReadLog {
  const layout = layOutLog(tree);
  return { status: "tree", tree, layout, folded: foldAtFirst(tree, layout) };
}

function faultOf(read: () => void): ReadLog | null {
  try {
    read();
    return null;
  } catch (error) {
    if (!(error instanceof LosslessJsonError)) throw error;
    return { status: "invalid", line: error.line, column: error.column };
  }
}
