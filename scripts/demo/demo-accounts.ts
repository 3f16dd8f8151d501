import type { OrganizationRole, ProjectRole } from "@/lib/access/roles";

export const demoPassword = "cairn-demo";

export const demoOrganization = { slug: "acme", name: "Acme Cloud" } as const;
export const otherOrganization = { slug: "globex", name: "Globex" } as const;
export const demoProjects = [
  { slug: "web-shop", name: "Web shop" },
  { slug: "data-platform", name: "Data platform" },
] as const;
export type DemoProject = (typeof demoProjects)[number]["slug"];

export interface DemoAccount {
  email: string;
  name: string;
  organization: "acme" | "globex";
  /** Verified; of a range that reaches nobody. */
  phone?: string;
  organizationRoles: readonly OrganizationRole[];
  projectRoles: readonly { project: DemoProject; role: ProjectRole }[];
}

const inWebShop = (role: ProjectRole) => [{ project: "web-shop", role }] as const;

export const demoAccounts: readonly DemoAccount[] = [
  {
    email: "owner@acme.test",
    name: "Acme Owner",
    organization: "acme",
    organizationRoles: ["organization_owner"],
    projectRoles: [],
  },
  {
    email: "admin@acme.test",
    name: "Acme Admin",
    organization: "acme",
    organizationRoles: ["organization_admin"],
    projectRoles: [],
  },
  {
    email: "auditor@acme.test",
    name: "Acme Auditor",
    organization: "acme",
    organizationRoles: ["trail_viewer"],
    projectRoles: inWebShop("project_member"),
  },
  {
    email: "project-admin@acme.test",
    name: "Shop Admin",
    organization: "acme",
    phone: "+821000000001",
    organizationRoles: [],
    projectRoles: inWebShop("project_admin"),
  },
  {
    email: "member@acme.test",
    name: "Shop Member",
    organization: "acme",
    organizationRoles: [],
    projectRoles: inWebShop("project_member"),
  },
  {
    email: "leader@acme.test",
    name: "Shop Leader",
    organization: "acme",
    organizationRoles: [],
    projectRoles: inWebShop("project_leader"),
  },
  {
    email: "outsider@globex.test",
    name: "Globex Outsider",
    organization: "globex",
    organizationRoles: ["organization_admin"],
    projectRoles: [],
  },
];
