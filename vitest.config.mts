import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const alias = {
  "@": root,
  // The package throws outside React Server Components; tests call verbs directly.
  "server-only": path.join(root, "db/testing/server-only.ts"),
};

export default defineConfig({
  resolve: { alias },
  test: {
    // Much of a run waits for PostgreSQL, also on two cores, where the default would be one worker.
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          // A few read whole catalogs; two workers share the cores with PostgreSQL.
          testTimeout: 20_000,
          include: ["{lib,components,db,scripts,app}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "**/*.embedded.test.ts", "node_modules/**"],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          include: ["{lib,db,scripts,app}/**/*.db.test.ts"],
          globalSetup: ["db/testing/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          // Tests that start, kill and fill servers of their own, so another server has nothing to add to them.
          name: "embedded",
          include: ["{lib,db,scripts,app}/**/*.embedded.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
