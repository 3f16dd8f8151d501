import type { CatalogScope } from "@/lib/catalog/model";
import type { PageRow } from "./read-kakaocloud-newer";

const bundleTypes = "Hadoop HDE, Hbase HDE, Trino HDE, Dataflow HDE";

/** The older page's own vocabulary. Its cells run together, so this list is what tells where one ends. */
const resourceTypes: Record<string, readonly string[]> = {
  IAM: ["Domain", "Project", "Project Member", "Service Account", "User Access Key"],
  Billing: ["Billing Group", "Cost Report", "Invoice", "Credit", "Payment"],
  "Virtual Machine": ["Instance", "Keypair", "Block Storage", "Snapshot", "Image"],
  "Bare Metal Server": ["Instance"],
  "GPU Instance": ["Instance"],
  VPC: ["Security Group", "Public IP", "Subnet", "Routing Table", "Route"],
  "Load Balancing": ["Load Balancer", "Listener", "Target Group", "Health Check"],
  CDN: ["Service", "Certificate"],
  "Transit Gateway": ["Transit Gateway", "Attachment", "Route Table", "Route"],
  "Kubernetes Engine": ["Cluster", "Nodepool", "Node"],
  "Container Registry": ["Project", "Repository", "Image", "Tag"],
  "Object Storage": ["Bucket", "Bucket Assignment"],
  "File Storage": ["Instance", "Backup"],
  MySQL: ["Instance Group", "Instance", "Backup", "Parameter Group"],
  MemStore: ["Cluster", "Backup"],
  "Hadoop Eco": [bundleTypes],
  "Data Catalog": ["DataCatalog", "Catalog", "Database", "Table"],
  "Data Query": ["Data Source", "Query Result Location", "Query", "Query Result"],
  "Pub/Sub": ["Topic", "Subscription"],
  Monitoring: ["Custom Dashboard"],
  "Alert Center": ["Channel", "Alert Policy"],
  Kubeflow: ["Essential+HPT+ServingAPI 1.0.0", "User", "Group", "GroupUser"],
  DNS: ["Zone", "Record"],
};
const services = Object.keys(resourceTypes).sort((a, b) => b.length - a.length);

/** Cuts the longest of `candidates` off the front; what remains has to begin like a cell, with a capital. */
function cutFront(text: string, candidates: readonly string[]): [string, string] | null {
  const fitting = candidates
    .filter((candidate) => text.startsWith(candidate) && /^[A-Z]/.test(text.slice(candidate.length).trim()))
    .sort((a, b) => b.length - a.length);
  const [front] = fitting;
  return front === undefined ? null : [front, text.slice(front.length).trim()];
}

/** Event and description run together as in "Topic CreateCreate topic": the seam is the only "aB". */
function cutDescription(text: string): { event: string; description: string | null } {
  const seam = /[a-z](?=[A-Z])/.exec(text);
  if (seam === null) return { event: text, description: null };
  return { event: text.slice(0, seam.index + 1), description: text.slice(seam.index + 1) };
}

/** Reads the older Cloud Trail page. Throws on a row of a known service that can't be cut. */
export function readOlderPage(text: string): PageRow[] {
  const rows: PageRow[] = [];
  let scope: CatalogScope | null = null;
  let inEvents = false;
  for (const line of text.split("\n")) {
    if (line === "Organization events") scope = "organization";
    if (line === "Project events") scope = "project";
    const head = /^Service( Name| name)?Resource [Tt]ype/.test(line);
    if (head || line.trim() === "") {
      inEvents = head;
      continue;
    }
    if (!inEvents || scope === null) continue;
    const service = cutFront(line.trim(), services);
    const type = service && cutFront(service[1], resourceTypes[service[0]] ?? []);
    if (!service || !type) throw new Error(`unreadable row: ${line}`);
    rows.push({ scope, service: service[0], resourceType: type[0], ...cutDescription(type[1]) });
  }
  return rows;
}

/** The versions of each bundle on the older page, as printed below its Hadoop Eco table. */
export function readOlderBundleVersions(text: string): { bundle: string; versions: string[] }[] {
  return [...text.matchAll(/^((?:Hadoop|Hbase|Trino|Dataflow) HDE)(\d[\d., ]*)$/gm)].map((match) => ({
    bundle: match[1] ?? "",
    versions: (match[2] ?? "").split(",").map((version) => version.trim()),
  }));
}
