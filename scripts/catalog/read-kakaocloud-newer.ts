import type { CatalogScope } from "@/lib/catalog/model";

/** One row of a KakaoCloud Cloud Trail page, as printed. `description` is null where the page has no such column. */
export interface PageRow {
  scope: CatalogScope;
  service: string;
  resourceType: string;
  event: string;
  description: string | null;
}

/**
 * Reads the newer Cloud Trail page: one table for each service, `| service | type | event | description? |`.
 * The heading above the table decides the scope, never the table's own head: Alert Center's organization
 * table is headed "Project Event Name" in the source.
 */
export function readNewerPage(text: string): PageRow[] {
  const rows: PageRow[] = [];
  let scope: CatalogScope | null = null;
  let inEvents = false;
  for (const line of text.split("\n")) {
    if (line === "Organization events") scope = "organization";
    if (line === "Project events") scope = "project";
    if (!line.startsWith("|")) {
      inEvents = false;
      continue;
    }
    const cells = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (cells[0] === "Service Name" && cells[1] === "Resource Type") {
      inEvents = true;
      continue;
    }
    if (!inEvents || scope === null || cells[0] === "---") continue;
    const [service, resourceType, event, description] = cells;
    if (!service || !resourceType || !event) throw new Error(`unreadable row: ${line}`);
    rows.push({ scope, service, resourceType, event, description: description || null });
  }
  return rows;
}
