import { describe, expect, it } from "vitest";
import { mapFixture, mapRecord, refusal } from "../testing/map-fixture";
import { readTimeZone } from "../time-zone";

const map = (record: Record<string, unknown>) => mapRecord("aws-cloudtrail", record);

const call = {
  eventTime: "2026-01-02T03:04:05Z",
  eventSource: "ec2.amazonaws.com",
  eventName: "StopInstances",
  eventType: "AwsApiCall",
  eventID: "e-1",
};

describe("aws-cloudtrail", () => {
  it("maps a bare record of a failed call by a role", () => {
    const event = mapFixture("aws-cloudtrail", "aws-cloudtrail.stratus-detonation", 0);
    expect(event).toMatchObject({
      id: "450230d4-b39e-4a18-a6a0-d07a6e2105cb",
      occurredAt: "2024-07-30T21:31:21.000Z",
      provider: "aws",
      service: "EC2",
      event: "GetPasswordData",
      resource: { type: "Instance", id: "i-i2jnm5swa59p4fxg", name: "i-i2jnm5swa59p4fxg" },
      actor: {
        type: "service_account",
        id: "arn:aws:sts::457448411975:assumed-role/stratus-red-team-ec2-get-password-data-role/aws-go-sdk-1722375070115152000",
        name: "stratus-red-team-ec2-get-password-data-role/aws-go-sdk-1722375070115152000",
      },
      channel: "api",
      sourceIp: "200.249.253.51",
      userAgent: "stratus-red-team_5c59eb79-6dac-405c-a4c4-e19aec03c666",
      requestId: "b20c2df5-71d5-441e-84c8-b424f1c78ffb",
      outcome: "failure",
    });
    expect(event.reason).toMatch(
      /^Client\.UnauthorizedOperation: You are not authorized to perform this operation/,
    );
  });

  it("names resources by the last part of an ARN that stands for the name", () => {
    expect(mapFixture("aws-cloudtrail", "aws-cloudtrail.stratus-detonation", 40)).toMatchObject({
      service: "Secrets Manager",
      event: "GetSecretValue",
      resource: {
        type: "Secret",
        id: "arn:aws:secretsmanager:cn-centraleast-1r:903144391865:secret:stratus-red-team-retrieve-secret-17-JF56OW",
        name: "stratus-red-team-retrieve-secret-17-JF56OW",
      },
      actor: { type: "user", id: "arn:aws:iam::903144391865:user/christophe", name: "christophe" },
      outcome: "success",
    });
    expect(mapFixture("aws-cloudtrail", "aws-cloudtrail.stratus-detonation", 77)).toMatchObject({
      service: "Lambda",
      resource: { type: "Function", name: "stratus-red-team-lambda-layer-simpleLambda" },
    });
  });

  it("takes the time of a Logstash export", () => {
    expect(mapFixture("aws-cloudtrail", "aws-cloudtrail.otrf-ec2-s3-exfil", 2)).toEqual({
      id: "53bb6d95-8860-4dc1-8bd8-be013478fd8b",
      occurredAt: "2020-09-14T00:44:24.000Z",
      provider: "aws",
      service: "EC2",
      event: "DescribeAddresses",
      resource: { type: "Elastic IP" },
      actor: { type: "user", id: "arn:aws:iam::123456789123:user/pedro", name: "pedro" },
      channel: "api",
      sourceIp: "1.2.3.4",
      userAgent: "console.ec2.amazonaws.com",
      requestId: "bb76133d-5a9e-47aa-960d-4f023e30883d",
      outcome: "success",
    });
  });

  it("sees a failed sign-in", () => {
    expect(mapFixture("aws-cloudtrail", "aws-cloudtrail.panther-analysis-tests", 33)).toMatchObject({
      id: "d38ce1b3-4575-4cb8-a632-611b8243bfc3",
      service: "Sign-In",
      event: "ConsoleLogin",
      actor: { type: "user", id: "AIDACKCEVSQ6C2EXAMPLE", name: "anaya" },
      channel: "console",
      outcome: "failure",
      reason: "Failed authentication",
    });
    const quiet = { ...call, eventType: "AwsConsoleSignIn", responseElements: { ConsoleLogin: "Failure" } };
    expect(map(quiet).outcome).toBe("failure");
  });

  it("reads names that an export folded to lower case", () => {
    expect(mapFixture("aws-cloudtrail", "aws-cloudtrail.panther-analysis-tests", 16)).toMatchObject({
      provider: "aws",
      service: "IAM",
      event: "GetAccountPasswordPolicy",
      occurredAt: "2023-01-10T23:10:06.000Z",
    });
  });

  it("reads the record in an EventBridge envelope", () => {
    const envelope = {
      "detail-type": "AWS API Call via CloudTrail",
      source: "aws.ec2",
      id: "b-1",
      time: "2026-01-02T03:04:06Z",
    };
    expect(map({ ...envelope, detail: call })).toMatchObject({
      id: "e-1",
      occurredAt: "2026-01-02T03:04:05.000Z",
      service: "EC2",
      event: "StopInstances",
    });
    const { eventID: _id, eventTime: _time, ...bare } = call;
    expect(map({ ...envelope, detail: bare })).toMatchObject({
      id: "b-1",
      occurredAt: "2026-01-02T03:04:06.000Z",
    });
  });

  it("maps EventBridge's other events of AWS, and refuses those of others", () => {
    const stateChange = {
      version: "0",
      id: "07a51e4f-5d35-4010-a6a3-b7646aaead30",
      "detail-type": "EC2 Instance State-change Notification",
      source: "aws.ec2",
      time: "2015-11-23T06:58:14Z",
      resources: ["arn:aws:ec2:us-east-1:101010101111:instance/i-a2d74f12"],
      detail: { "instance-id": "i-a2d74f12", state: "pending" },
    };
    expect(map(stateChange)).toEqual({
      id: "07a51e4f-5d35-4010-a6a3-b7646aaead30",
      occurredAt: "2015-11-23T06:58:14.000Z",
      provider: "aws",
      service: "EC2",
      event: "EC2 Instance State-change Notification",
      resource: { id: "arn:aws:ec2:us-east-1:101010101111:instance/i-a2d74f12", name: "i-a2d74f12" },
      actor: { type: "system", id: "aws.ec2" },
      channel: "service",
      outcome: "unknown",
    });
    expect(refusal("aws-cloudtrail", { ...stateChange, source: "my.app" })).toBe(
      "source: not an event of an AWS service",
    );
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["root", { type: "Root", arn: "arn:aws:iam::1:root" }, { type: "user", name: "root" }],
    [
      "a session of IAM Identity Center",
      { type: "AssumedRole", arn: "arn:aws:sts::1:assumed-role/AWSReservedSSO_Admin_0f/kim@example.com" },
      { type: "user", name: "AWSReservedSSO_Admin_0f/kim@example.com", email: "kim@example.com" },
    ],
    [
      "a role's session without a person in sight",
      { type: "AssumedRole", arn: "arn:aws:sts::1:assumed-role/web/i-0f" },
      { type: "service_account", name: "web/i-0f" },
    ],
    [
      "an AWS service",
      { type: "AWSService", invokedBy: "ec2.amazonaws.com" },
      { type: "system", id: "ec2.amazonaws.com" },
    ],
    [
      "a service without a type",
      { accountId: "1", invokedBy: "ssm.amazonaws.com" },
      { type: "system", id: "ssm.amazonaws.com" },
    ],
    ["another account", { type: "AWSAccount", principalId: "AIDA1" }, { type: "unknown", id: "AIDA1" }],
    ["nobody", {}, { type: "unknown" }],
  ])("tells who %s is", (_name, userIdentity, actor) => {
    expect(map({ ...call, userIdentity }).actor).toMatchObject(actor);
  });

  it("finds ids in the sets of a request, and in the response of what creates", () => {
    const instancesSet = { items: [{ instanceId: "i-1" }, { instanceId: "i-2" }] };
    expect(map({ ...call, requestParameters: { instancesSet } }).resource).toEqual({
      type: "Instance",
      id: "i-1",
      name: "i-1",
    });
    const created = { vpc: { vpcId: "vpc-1", cidrBlock: "10.0.0.0/16" } };
    expect(
      map({ ...call, eventName: "CreateVpc", requestParameters: {}, responseElements: created }).resource,
    ).toEqual({
      type: "VPC",
      id: "vpc-1",
      name: "vpc-1",
    });
  });

  it("keeps a service that the catalog does not know as its endpoint is called", () => {
    expect(map({ ...call, eventSource: "appmesh.amazonaws.com" }).service).toBe("appmesh");
  });

  it("takes the given zone for a time without one", () => {
    const zone = readTimeZone("Asia/Seoul");
    const record = { ...call, eventTime: "2022-11-10 16:24:34" };
    expect(zone && mapRecord("aws-cloudtrail", record, zone).occurredAt).toBe("2022-11-10T07:24:34.000Z");
  });

  it("refuses what has no time, no name or no source", () => {
    expect(refusal("aws-cloudtrail", { ...call, eventTime: null })).toBe("eventTime: the record has no time");
    expect(refusal("aws-cloudtrail", { ...call, eventName: "" })).toBe(
      "eventName: the record does not say what happened",
    );
    expect(refusal("aws-cloudtrail", { ...call, eventSource: undefined })).toBe(
      "eventSource: the record does not say in which service",
    );
  });
});
