import { describe, expect, it } from "vitest";
import { prepareRecord } from "../prepare-record";
import { fixtureRecords } from "../testing/read-fixture";
import { utc } from "../time-zone";

const options = { format: "auto", zone: utc, project: null } as const;

/** How many records of a file become events of which format, and why the others do not. */
function outcomes(name: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const record of fixtureRecords(name)) {
    const prepared = prepareRecord(Buffer.from(JSON.stringify(record)), 1, options);
    const key =
      prepared === "emptyEnvelope"
        ? prepared
        : "event" in prepared
          ? prepared.event.format
          : prepared.reject.errors
              .map(({ path, message }) => `${path}: ${message.replace(/: ".*/, "")}`)
              .join();
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

const unknown = ": not a record of a format that is known";

describe("format auto", () => {
  // The samples of rule tests are partial on purpose: a record without a time can't become an event.
  it.each<[string, Record<string, number>]>([
    ["aws-cloudtrail.otrf-ec2-s3-exfil", { "aws-cloudtrail": 103 }],
    ["aws-cloudtrail.stratus-detonation", { "aws-cloudtrail": 81 }],
    [
      "aws-cloudtrail.panther-analysis-tests",
      { "aws-cloudtrail": 214, "eventTime: the record has no time": 6, [unknown]: 1 },
    ],
    [
      "aws-eventbridge.cloud-custodian",
      { "aws-cloudtrail": 34, "eventTime: the record has no time": 1, [unknown]: 2 },
    ],
    ["azure-activity.plaso", { "azure-activity": 4 }],
    ["azure-activity.panther-analysis-tests", { "azure-activity": 130, "time: the record has no time": 17 }],
    ["azure-entra-audit.panther-analysis-tests", { "azure-activity": 25, [unknown]: 3 }],
    ["cadf.hermes-list", { cadf: 4 }],
    ["cadf.ironic-docs", { cadf: 1 }],
    ["cadf.keystone-docs", { cadf: 6, "timestamp: not a time that can be read": 1 }],
    ["openstack-nova-notifications", { "timestamp: the record has no time": 72 }],
    ["cloudevents.conformance", { cloudevents: 1, [unknown]: 15 }],
    ["cloudevents-data.google", { "gcp-audit": 2, [unknown]: 5 }],
    ["gcp-audit.plaso", { "gcp-audit": 9, [unknown]: 2 }],
    ["gcp-audit.cloud-custodian", { "gcp-audit": 24, [unknown]: 1 }],
    [
      "gcp-audit.panther-analysis-tests",
      {
        "gcp-audit": 68,
        "timestamp: the record has no time": 20,
        "receiveTimestamp: not a time that can be read": 1,
        "protoPayload.methodName: the record does not say what happened": 6,
        "protoPayload.serviceName: the record does not say in which service": 14,
        [unknown]: 2,
      },
    ],
    [
      "github-audit.panther-analysis-tests",
      { "github-audit": 40, "@timestamp: the record has no time": 7, [unknown]: 1 },
    ],
    [
      "k8s-audit.panther-analysis-tests",
      {
        "kubernetes-audit": 9,
        "requestReceivedTimestamp: the record has no time": 93,
        "verb: the record does not say what happened": 4,
        [unknown]: 1,
      },
    ],
    // Logs of products that no format reads yet.
    ["mixed.panther-analysis-tests", { [unknown]: 57, "verb: the record does not say what happened": 1 }],
  ])("knows the records of %s", (name, expected) => {
    expect(outcomes(name)).toEqual(expected);
  });

  it("asks no format to read a record that only resembles one", () => {
    const strangers = [
      {},
      { action: "push" },
      { kind: "Event", involvedObject: {} },
      { eventName: "x", eventSource: "y" },
    ];
    for (const record of strangers) {
      const prepared = prepareRecord(Buffer.from(JSON.stringify(record)), 3, options);
      expect(prepared).toEqual({
        reject: { line: 3, id: null, errors: [{ path: "", message: unknown.slice(2) }] },
      });
    }
  });
});
