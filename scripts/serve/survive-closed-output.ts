/**
 * Lets a server outlive whoever reads what it prints: a closed terminal, a pipe whose other end has gone. Without it each
 * line that can't be written is an uncaught error, which is logged, which can't be written either, without end.
 */
export function surviveClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
