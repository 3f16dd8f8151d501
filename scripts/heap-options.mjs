/**
 * In MiB, far above what the server needs. V8 lets garbage grow in proportion to what lives before it collects, and the
 * larger the heap may become the more generously: an export took the server to 393 MiB over its idle size where the heap
 * could have had 4 GiB, and to 111 MiB with this, no slower (docs/performance.md).
 */
const maxHeapMebibytes = 1_536;

/** Node's options for a process that serves, which leave the choice to whoever has made one in NODE_OPTIONS. */
export const heapOptions = (nodeOptions = process.env.NODE_OPTIONS ?? "") =>
  /--max[-_]old[-_]space[-_]size/.test(nodeOptions) ? [] : [`--max-old-space-size=${maxHeapMebibytes}`];
