import { describe, expect, it } from "vitest";
import { parseArguments, UsageError } from "./parse-arguments";
import { utc } from "./time-zone";

const least = ["--format", "auto", "--file", "-", "--url", "http://localhost:3000", "--organization", "acme"];

function faultsOf(args: readonly string[], environment: Record<string, string> = {}): readonly string[] {
  try {
    parseArguments(args, environment);
  } catch (error) {
    if (error instanceof UsageError) return error.faults;
    throw error;
  }
  throw new Error("accepted");
}

describe("parseArguments", () => {
  it("reads what must be there, and fills in the rest", () => {
    expect(parseArguments([...least, "--key", "k"], {})).toEqual({
      format: "auto",
      file: "-",
      url: "http://localhost:3000",
      key: "k",
      organization: "acme",
      project: null,
      zone: utc,
      notify: false,
      rejectsFile: null,
    });
  });

  it("reads everything", () => {
    const args = [...least, "--project=web", "--time-zone", "+09:00", "--notify", "--rejects", "r.ndjson"];
    const parsed = parseArguments(args, { CAIRN_API_KEY: "from the environment" });
    expect(parsed).toMatchObject({
      key: "from the environment",
      project: "web",
      zone: { name: "+09:00" },
      notify: true,
      rejectsFile: "r.ndjson",
    });
  });

  it("lists everything that is missing", () => {
    expect(faultsOf([])).toEqual([
      "--key is missing, and CAIRN_API_KEY is not set",
      expect.stringMatching(/^--format is missing: give one of cairn, aws-cloudtrail, /),
      "--file is missing",
      "--url is missing",
      "--organization is missing",
    ]);
  });

  it.each([
    [["--format", "csv"], /^--format csv is not known: give one of /],
    [["--url", "localhost:3000"], /^--url localhost:3000 is not an http address/],
    [["--url", "ftp://localhost"], /is not an http address/],
    [["--time-zone", "Mars"], /^--time-zone Mars is neither an IANA zone nor an offset/],
    [["--project", ""], /^--project is empty/],
    [["--colour"], /--colour/],
    [["stray"], /stray/],
    [["--notify=maybe"], /--notify/],
  ])("refuses %j", (args, fault) => {
    expect(faultsOf([...least, "--key", "k", ...args])[0]).toMatch(fault);
  });

  it("has no fault to find when only help is asked for", () => {
    expect(faultsOf(["--help"])).toEqual([]);
  });
});
