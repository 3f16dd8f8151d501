import { parseArgs } from "node:util";
import { type ImportFormat, importFormats } from "./envelopes";
import { readTimeZone, type TimeZone, utc } from "./time-zone";

export interface ImportArguments {
  format: ImportFormat;
  /** A path, or `-` for standard input. */
  file: string;
  url: string;
  key: string;
  organization: string;
  project: string | null;
  zone: TimeZone;
  notify: boolean;
  rejectsFile: string | null;
}

export const usage = `Usage: npm run import -- --format <format> --file <path or -> --url <address> --key <key>
         --organization <id or slug> [--project <id or slug>] [--time-zone <zone>] [--notify] [--rejects <file>]

  --format        ${importFormats.join(", ")}
  --file          file to read, - for standard input; gzip is recognized
  --url           address of Cairn, such as https://cairn.example.com
  --key           API key with events.ingest; or set CAIRN_API_KEY
  --organization  the organization that the key belongs to
  --project       the project of the events; without it they are the organization's
  --time-zone     for times without a zone: an IANA name or an offset; UTC without it
  --notify        let subscriptions fire
  --rejects       write what was rejected to this file, as NDJSON

docs/import.md tells more.`;

const options = {
  format: { type: "string" },
  file: { type: "string" },
  url: { type: "string" },
  key: { type: "string" },
  organization: { type: "string" },
  project: { type: "string" },
  "time-zone": { type: "string" },
  notify: { type: "boolean", default: false },
  rejects: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

/** Every fault of a command line, in the user's words; empty when only the usage was asked for. */
export class UsageError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.name = "UsageError";
    this.faults = faults;
  }
}

type RawArguments = ReturnType<typeof parseArgs<{ options: typeof options; strict: true }>>["values"];

/** Reads the command line. Throws a UsageError that lists everything wrong with it. */
export function parseArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ImportArguments {
  const values = parseRaw(args);
  if (values.help) throw new UsageError([]);
  const faults: string[] = [];
  const required = (name: "file" | "organization"): string => {
    if (!values[name]) faults.push(`--${name} is missing`);
    return values[name] ?? "";
  };
  const key = values.key ?? environment.CAIRN_API_KEY ?? "";
  if (key === "") faults.push("--key is missing, and CAIRN_API_KEY is not set");
  const parsed: ImportArguments = {
    format: readFormat(values.format, faults),
    file: required("file"),
    url: readUrl(values.url, faults),
    key,
    organization: required("organization"),
    project: values.project ?? null,
    zone: readZone(values["time-zone"], faults),
    notify: values.notify,
    rejectsFile: values.rejects ?? null,
  };
  if (values.project === "") faults.push("--project is empty");
  if (faults.length > 0) throw new UsageError(faults);
  return parsed;
}

function parseRaw(args: readonly string[]): RawArguments {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    // parseArgs reports unknown and malformed options as TypeErrors with a code of their own.
    if (error instanceof TypeError && "code" in error) throw new UsageError([error.message]);
    throw error;
  }
}

function readFormat(value: string | undefined, faults: string[]): ImportFormat {
  const format = importFormats.find((name) => name === value);
  if (format === undefined) {
    const problem = value === undefined ? "--format is missing" : `--format ${value} is not known`;
    faults.push(`${problem}: give one of ${importFormats.join(", ")}`);
  }
  return format ?? "auto";
}

function readUrl(value: string | undefined, faults: string[]): string {
  if (!value) faults.push("--url is missing");
  else if (!/^https?:\/\//i.test(value) || !URL.canParse(value))
    faults.push(`--url ${value} is not an http address`);
  return value ?? "";
}

function readZone(value: string | undefined, faults: string[]): TimeZone {
  const zone = value === undefined ? utc : readTimeZone(value);
  if (zone === null) faults.push(`--time-zone ${value} is neither an IANA zone nor an offset such as +09:00`);
  return zone ?? utc;
}
