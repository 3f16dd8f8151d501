import { spawn } from "node:child_process";

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Step {
  name: string;
  command: readonly string[];
  environment?: Readonly<Record<string, string | undefined>>;
  /** Reads how many tests ran once the command has ended; without it the step counts as one test. */
  count?: () => Promise<Tally>;
}

export interface StepResult extends Tally {
  name: string;
  seconds: number;
}

/** A step that hangs must not hold the run for ever; a busy machine takes twice as long as a quiet one. */
const maxStepMs = 25 * 60_000;

function runCommand({ command, environment }: Step): Promise<number | null> {
  const [program, ...options] = command;
  if (!program) throw new Error("A step needs a command.");
  const child = spawn(program, options, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...environment } as NodeJS.ProcessEnv,
  });
  const timer = setTimeout(() => child.kill("SIGTERM"), maxStepMs);
  const stop = () => child.kill("SIGTERM");
  process.on("SIGTERM", stop);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      process.off("SIGTERM", stop);
      resolve(code);
    });
  });
}

/** A command that failed without a failed test (it crashed, or its report is missing) is one failure. */
async function tally(step: Step, code: number | null): Promise<Tally> {
  const isGood = code === 0;
  if (!step.count) return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };
  const none: Tally = { passed: 0, failed: 0, skipped: 0 };
  const counted = await step.count().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return { ...none, failed: 1 };
  });
  if (isGood && counted.passed + counted.failed > 0) return counted;
  return { ...counted, failed: Math.max(counted.failed, 1) };
}

/** Runs one step with its output on ours. */
export async function runStep(step: Step): Promise<StepResult> {
  const startedAt = Date.now();
  console.log(`\n▶ ${step.name}`);
  const code = await runCommand(step).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return null;
  });
  return { name: step.name, ...(await tally(step, code)), seconds: (Date.now() - startedAt) / 1_000 };
}
