import type { ImportFormat, SourceFormat } from "../envelopes";
import type { FormatMapping } from "../mapping";
import type { JsonObject } from "../read-fields";
import { awsCloudtrail } from "./aws-cloudtrail";
import { azureActivity } from "./azure-activity";
import { cadf } from "./cadf";
import { cairn } from "./cairn";
import { cloudevents } from "./cloudevents";
import { gcpAudit } from "./gcp-audit";
import { githubAudit } from "./github-audit";
import { kubernetesAudit } from "./kubernetes-audit";
import { nhnCloudtrail } from "./nhn-cloudtrail";

const mappings: Readonly<Record<SourceFormat, FormatMapping>> = {
  cloudevents,
  "kubernetes-audit": kubernetesAudit,
  "aws-cloudtrail": awsCloudtrail,
  "nhn-cloudtrail": nhnCloudtrail,
  "gcp-audit": gcpAudit,
  cadf,
  "azure-activity": azureActivity,
  "github-audit": githubAudit,
  cairn,
};

/** In the order in which they are asked: those that mark their records come before those told by the look of fields. */
const inOrder = Object.values(mappings);

/** The mapping for a record: the chosen format's, or with `auto` that of the first format that recognizes it. */
export function findMapping(format: ImportFormat, record: JsonObject): FormatMapping | null {
  if (format !== "auto") return mappings[format];
  return inOrder.find((mapping) => mapping.recognizes(record)) ?? null;
}
