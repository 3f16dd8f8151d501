import { expect, it } from "vitest";
import {
  apiKeyPermissions,
  organizationRolePermissions,
  permissions,
  projectRolePermissions,
} from "./permissions";

/** Written out by hand: the matrix of the browser tests is made from the same tables as the product. */
const matrix = `
                         owner admin viewer | p-admin p-member p-leader | key
events.ingest              -     -     -    |    -       -        -     |  x
organizationEvents.read    x     x     x    |    -       -        -     |  x
projectEvents.read         x     x     x    |    x       x        x     |  x
apiKeys.manage             x     x     -    |    -       -        -     |  -
subscriptions.read         x     x     x    |    x       x        x     |  x
subscriptions.manage       x     x     -    |    x       x        -     |  x
mailbox.read               x     x     -    |    -       -        -     |  -
savedViews.manage          x     x     -    |    x       -        -     |  -
`;

const expected = new Map(
  matrix
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [permission, ...marks] = line.replaceAll("|", " ").trim().split(/\s+/);
      return [permission, marks.map((mark) => mark === "x")] as const;
    }),
);

it("says of each role and of a key what it may, as the role table does", () => {
  const {
    organization_owner: owner,
    organization_admin: admin,
    trail_viewer: viewer,
  } = organizationRolePermissions;
  const {
    project_admin: projectAdmin,
    project_member: member,
    project_leader: leader,
  } = projectRolePermissions;
  const holders = [owner, admin, viewer, projectAdmin, member, leader, apiKeyPermissions];
  expect([...expected.keys()]).toEqual([...permissions]);
  for (const permission of permissions) {
    const allowed = holders.map((held) => (held as readonly string[]).includes(permission));
    expect(allowed, permission).toEqual(expected.get(permission));
  }
});
