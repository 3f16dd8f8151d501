import { ImportFailure } from "./import/import-failure";
import { openInput } from "./import/open-input";
import { type ImportArguments, parseArguments, UsageError, usage } from "./import/parse-arguments";
import { exitCodeOf, exitCodes, formatSummary } from "./import/print-summary";
import { runImport } from "./import/run-import";
import { ProgressDisplay } from "./import/show-progress";

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    return await importFile(parseArguments(process.argv.slice(2), process.env));
  } catch (error) {
    if (error instanceof UsageError) return explainUsage(error);
    if (!(error instanceof ImportFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodes[error.kind];
  }
}

async function importFile(args: ImportArguments): Promise<number> {
  const { stream, totalBytes } = await openInput(args.file);
  const progress = new ProgressDisplay(process.stderr, totalBytes);
  const summary = await runImport({
    ...args,
    input: stream,
    signal: interruption(),
    onProgress: (counts) => progress.update(counts),
    onWait: (reason, delayMs) => progress.wait(reason, delayMs),
  });
  progress.clear();
  process.stdout.write(formatSummary(summary, args.rejectsFile));
  return exitCodeOf(summary);
}

/** The first Ctrl-C lets the request under way end; the second does not wait for it. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort();
    process.stderr.write("\nStopping after the request under way. Once more stops at once.\n");
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return controller.signal;
}

function explainUsage({ faults }: UsageError): number {
  if (faults.length === 0) {
    process.stdout.write(`${usage}\n`);
    return exitCodes.complete;
  }
  process.stderr.write(`${faults.map((fault) => `${fault}\n`).join("")}\n${usage}\n`);
  return exitCodes.usage;
}
