import { describe, expect, it } from "vitest";
import { readNewerPage } from "./read-kakaocloud-newer";
import { readOlderBundleVersions, readOlderPage } from "./read-kakaocloud-older";

describe("readNewerPage", () => {
  const page = [
    "| Permission | Organization Admin | Trail Viewer |",
    "|---|---|---|",
    "| View organization events | ✓ | ✓ |",
    "Organization events",
    "Alert Center",
    "| Service Name | Resource Type | Project Event Name | Description |",
    "|---|---|---|---|",
    "| Alert Center | Channel | Create Channel | Create notification channel |",
    "Project events",
    "| Service Name | Resource Type | Project Event Name |",
    "|---|---|---|",
    "| Load Balancing | Health Check | Heath Check Create |",
  ].join("\n");

  it("takes the scope from the heading above, and leaves spelling and missing descriptions as they are", () => {
    expect(readNewerPage(page)).toEqual([
      {
        scope: "organization",
        service: "Alert Center",
        resourceType: "Channel",
        event: "Create Channel",
        description: "Create notification channel",
      },
      {
        scope: "project",
        service: "Load Balancing",
        resourceType: "Health Check",
        event: "Heath Check Create",
        description: null,
      },
    ]);
  });

  it("stops at a row with an empty cell", () => {
    expect(() => readNewerPage(page.replace("Heath Check Create", " "))).toThrow("unreadable row");
  });
});

describe("readOlderPage", () => {
  const read = (...lines: string[]) =>
    readOlderPage(["Project events", "", "ServiceResource typeProject event name", ...lines].join("\n")).map(
      ({ service, resourceType, event, description }) => [service, resourceType, event, description],
    );

  it.each([
    ["MySQLInstance GroupInstance Group Error", ["MySQL", "Instance Group", "Instance Group Error", null]],
    ["MySQLInstanceInstance Restart Error", ["MySQL", "Instance", "Instance Restart Error", null]],
    ["CDN     ServiceService Create", ["CDN", "Service", "Service Create", null]],
    ["Container RegistryTagImage Push", ["Container Registry", "Tag", "Image Push", null]],
    [
      "KubeflowGroupUserKubeflow Group User Delete",
      ["Kubeflow", "GroupUser", "Kubeflow Group User Delete", null],
    ],
    ["Transit GatewayRouteStatic Route Create", ["Transit Gateway", "Route", "Static Route Create", null]],
    ["Pub/SubTopicTopic CreateCreate topic", ["Pub/Sub", "Topic", "Topic Create", "Create topic"]],
    [
      "Hadoop EcoHadoop HDE, Hbase HDE, Trino HDE, Dataflow HDEHadoop Eco Terminate(User)",
      ["Hadoop Eco", "Hadoop HDE, Hbase HDE, Trino HDE, Dataflow HDE", "Hadoop Eco Terminate(User)", null],
    ],
  ])("cuts %s where its cells met", (line, row) => {
    expect(read(line)).toEqual([row]);
  });

  it("stops at a row that it can't cut", () => {
    expect(() => read("TeleportGateGate Open")).toThrow("unreadable row");
    expect(() => read("DNSGateGate Open")).toThrow("unreadable row");
  });

  it("reads no more after the table's end", () => {
    expect(read("DNSZoneZone Create", "", "DNSZoneZone Delete")).toHaveLength(1);
  });

  it("reads the versions of each bundle", () => {
    expect(readOlderBundleVersions("Resource typeVersions\nTrino HDE1.1.2, 2.0.1\nHbase HDE1.0.0")).toEqual([
      { bundle: "Trino HDE", versions: ["1.1.2", "2.0.1"] },
      { bundle: "Hbase HDE", versions: ["1.0.0"] },
    ]);
  });
});
