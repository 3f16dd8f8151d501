import type { ActorType } from "@/lib/events/model";
import { type DemoProject, demoAccounts } from "./demo-accounts";

/** Somebody or something that acts in the synthetic history. Addresses are from the documentation ranges. */
export interface DemoActor {
  type: ActorType;
  id: string;
  name: string;
  email?: string;
  sourceIp?: string;
  userAgent?: string;
  channel: string;
  /** Relative share of the acts. */
  weight: number;
  scopes: readonly ("organization" | DemoProject)[];
}

const everywhere = ["organization", "web-shop", "data-platform"] as const;

const browser =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

const people: readonly { email: string; weight: number; scopes: DemoActor["scopes"] }[] = [
  { email: "owner@acme.test", weight: 3, scopes: everywhere },
  { email: "admin@acme.test", weight: 14, scopes: everywhere },
  { email: "auditor@acme.test", weight: 4, scopes: ["organization"] },
  { email: "project-admin@acme.test", weight: 12, scopes: ["web-shop"] },
  { email: "member@acme.test", weight: 10, scopes: ["web-shop"] },
  { email: "leader@acme.test", weight: 2, scopes: ["web-shop"] },
];

const persons: readonly DemoActor[] = people.map(({ email, weight, scopes }, index) => ({
  type: "user",
  id: `u-${index + 11}`,
  name: demoAccounts.find((account) => account.email === email)?.name ?? email,
  email,
  sourceIp: `203.0.113.${index * 7 + 9}`,
  userAgent: browser,
  channel: "console",
  weight,
  scopes,
}));

const programs: readonly DemoActor[] = [
  {
    type: "service_account",
    id: "sa-ci",
    name: "ci-runner",
    sourceIp: "192.0.2.55",
    userAgent: "cairn-demo-cli/3.4.1 (linux; amd64)",
    channel: "api",
    weight: 26,
    scopes: ["web-shop", "data-platform"],
  },
  {
    type: "service_account",
    id: "sa-etl",
    name: "nightly-etl",
    sourceIp: "192.0.2.118",
    userAgent: "python-requests/2.32.3",
    channel: "api",
    weight: 22,
    scopes: ["data-platform"],
  },
  {
    type: "service_account",
    id: "sa-terraform",
    name: "terraform",
    sourceIp: "198.51.100.14",
    userAgent: "Terraform/1.13.4",
    channel: "cli",
    weight: 9,
    scopes: everywhere,
  },
  { type: "system", id: "system", name: "system", channel: "system", weight: 12, scopes: everywhere },
];

export const demoActors: readonly DemoActor[] = [...persons, ...programs];
