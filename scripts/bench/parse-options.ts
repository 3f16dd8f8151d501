import { parseArgs } from "node:util";

export interface BenchOptions {
  /** Numbers of events, smallest first. */
  sizes: number[];
  /** Print PostgreSQL's plans of every read. */
  plans: boolean;
  /** Measure what each index costs. */
  indexes: boolean;
  /** Measure what needs a browser. */
  browser: boolean;
  /** Measure notifications: "only" leaves out everything else. */
  notifications: boolean | "only";
}

export const usage = `Usage: npm run bench -- [--events 100000,1000000] [--plans] [--indexes] [--no-browser] [--no-notifications | --only-notifications]

  --events      numbers of events to measure at (default 100000,1000000)
  --plans       print PostgreSQL's plan of every read as well
  --indexes     measure what each index costs COPY as well
  --no-browser  leave out what is measured in Chromium
  --no-notifications, --only-notifications
                leave out what is measured of notifications, or everything else`;

const minSize = 20_000;

/** Throws with the usage where the arguments can't be read. */
export function parseOptions(argv: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      events: { type: "string", default: "100000,1000000" },
      plans: { type: "boolean", default: false },
      indexes: { type: "boolean", default: false },
      "no-browser": { type: "boolean", default: false },
      "no-notifications": { type: "boolean", default: false },
      "only-notifications": { type: "boolean", default: false },
    },
  });
  const sizes = [...new Set(values.events.split(",").map(Number))].sort((a, b) => a - b);
  if (sizes.some((size) => !Number.isInteger(size) || size < minSize)) {
    throw new Error(`--events takes whole numbers from ${minSize} on.\n\n${usage}`);
  }
  const notifications = values["only-notifications"] ? "only" : !values["no-notifications"];
  const { plans, indexes } = values;
  return { sizes, plans, indexes, browser: !values["no-browser"], notifications };
}
