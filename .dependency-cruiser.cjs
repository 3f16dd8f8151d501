// The layers of docs/architecture.md, "Who may import whom". Run: npx depcruise --config .dependency-cruiser.cjs .

// dependency-cruiser reads TypeScript through @swc/core, but never tells it that a .tsx file holds JSX.
const swc = require("@swc/core");
const parseFileSync = swc.parseFileSync.bind(swc);
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith(".tsx") });

/** A domain imports itself and those before it, so that the graph has no circle, not even between folders. */
const domains = [
  "access",
  "catalog",
  "events",
  "saved-views",
  "organizations",
  "members",
  "user-groups",
  "subscriptions",
  "deliveries",
  "archive",
  "integrity",
];
/** Beside the shared and the database, what a domain's server may use besides. */
const extras = { deliveries: ["mail", "sms"] };

const npm = (name) => `node_modules/${name}/`;
const anyDomain = `lib/(${domains.join("|")})`;

const domainRules = domains.flatMap((domain, index) => {
  const reachable = [...domains.slice(0, index + 1), "shared"];
  const onServer = [...reachable, ...(extras[domain] ?? [])];
  return [
    {
      name: `${domain}-server-looks-left`,
      comment:
        "A domain's server part uses its own domain, domains to its left, the database and lib/shared.",
      severity: "error",
      from: { path: `^lib/${domain}/server/` },
      to: {
        path: "^(lib|app|components|scripts|e2e)/",
        pathNot: `^lib/(${onServer.join("|")})/`,
      },
    },
    {
      name: `${domain}-is-pure`,
      comment:
        "Outside server/, a domain is rules and contracts that also run in the browser: only domains to its left and lib/shared. Queries call the API client.",
      severity: "error",
      from: { path: `^lib/${domain}/`, pathNot: `^lib/${domain}/server/` },
      to: {
        path: "^(lib|app|components|scripts|e2e|db)/",
        pathNot: [`^lib/(${reachable.join("|")})/(?!server/)`, "^lib/http/api-client\\.ts$"],
      },
    },
  ];
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment: "A circle has no order in which it can be understood, tested or loaded.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "imports-resolve",
      comment: "An import that resolves to nothing fails only when that line runs.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-undeclared-packages",
      comment: "A package that package.json does not name vanishes when another package drops it.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-development-packages-in-production",
      comment: "npm start runs on an installation without development packages.",
      severity: "error",
      from: { path: "^(app|components|lib|db|instrumentation\\.ts|proxy\\.ts)", pathNot: "^db/testing/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "app-has-no-database",
      comment:
        "Pages and routes are thin adapters over verbs; a query in a page is a verb that nobody checks.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: ["^(db|scripts|e2e)/", npm("drizzle-orm"), npm("pg")] },
    },
    {
      name: "components-have-no-server",
      comment: "Components also run in the browser: no server part, no database, no HTTP door.",
      severity: "error",
      from: { path: "^components/" },
      to: {
        path: [
          "^(db|app|scripts|e2e)/",
          "^lib/.+/server/",
          "^lib/(auth|jobs|mail|sms)/",
          "^lib/http/(?!api-client\\.ts$)",
          npm("drizzle-orm"),
          npm("pg"),
        ],
        // Signing in and out and reading the present person are pages' business; paths and names are pure.
        pathNot: "^lib/auth/callback-url\\.ts$",
      },
    },
    {
      name: "components-stand-alone",
      comment:
        "Components of one domain do not import another's: a page composes them. Primitives, the table and the inspector serve all.",
      severity: "error",
      from: { path: "^components/([^/]+)/" },
      to: { path: "^components/", pathNot: "^components/($1|ui|data-table|json-inspector)/" },
    },
    {
      name: "primitives-know-no-domain",
      comment:
        "Primitives, the table and the inspector have no domain words, so that any screen can use them.",
      severity: "error",
      from: { path: "^components/(ui|data-table|json-inspector)/" },
      to: { path: `^${anyDomain}/` },
    },
    {
      name: "domains-have-no-framework",
      comment: "What the system does must run without Next: in scripts, tests and workers.",
      severity: "error",
      from: { path: `^${anyDomain}/` },
      to: { path: [npm("next"), npm("next-intl"), npm("next-auth")] },
    },
    {
      name: "rules-have-no-sql",
      comment: "Outside server/ a domain is pure, and drizzle would end in the browser's bundle.",
      severity: "error",
      from: { path: `^${anyDomain}/`, pathNot: `^${anyDomain}/server/` },
      to: { path: [npm("drizzle-orm"), npm("pg")] },
    },
    {
      name: "react-only-in-queries",
      comment: "Of a domain's files only queries.ts and those named …-queries.ts know React.",
      severity: "error",
      from: { path: `^${anyDomain}/`, pathNot: `^${anyDomain}/[a-z-]*queries\\.ts$` },
      to: { path: [npm("react"), npm("react-dom"), npm("@tanstack/[^/]+")] },
    },
    ...domainRules,
    {
      name: "http-is-a-door",
      comment: "The door knows who asks and how errors answer; what is done behind it, it does not know.",
      severity: "error",
      from: { path: "^lib/http/" },
      to: { path: "^(lib|app|components|scripts|e2e|db)/", pathNot: "^lib/(http|access|auth|shared)/" },
    },
    {
      name: "database-knows-words-only",
      comment: "db takes its vocabulary from the models and nothing else of the domains.",
      severity: "error",
      from: { path: "^db/", pathNot: "^db/(testing|seed)/" },
      to: {
        path: "^(lib|app|components|scripts|e2e)/",
        pathNot: ["^lib/[^/]+/model\\.ts$", "^lib/shared/", "^lib/access/(roles|permissions)\\.ts$"],
      },
    },
    {
      name: "shared-knows-nothing",
      comment: "Everything may import lib/shared, so it may import nothing of ours.",
      severity: "error",
      from: { path: "^lib/shared/" },
      to: { path: "^(app|components|db|scripts|e2e|lib/(?!shared/))" },
    },
    {
      name: "end-to-end-tests-use-http",
      comment:
        "End-to-end tests see what a person or a program sees, so they hold whatever changes inside. The matrix of permissions is generated from the role table.",
      severity: "error",
      from: { path: "^e2e/" },
      to: {
        path: "^(app|components|db|lib|scripts)/",
        pathNot: ["^lib/navigation/", "^lib/access/(roles|permissions)\\.ts$"],
      },
    },
    {
      name: "scripts-call-verbs",
      comment: "The command line talks HTTP or calls verbs; only the benchmark measures bare SQL.",
      severity: "error",
      from: { path: "^scripts/", pathNot: "^scripts/bench" },
      to: { path: [npm("drizzle-orm"), npm("pg")] },
    },
    {
      name: "nothing-imports-scripts",
      comment: "Scripts are entries: what others need of them belongs into lib.",
      severity: "error",
      from: { path: "^(app|components|lib|db)/" },
      to: { path: "^(scripts|e2e)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // Tests stand beside what they test and may reach for anything, and so may what only they use.
    exclude: {
      path: ["^(\\.next|\\.data|coverage|test-results|playwright-report)", "\\.test\\.tsx?$", "/testing/"],
    },
    parser: "swc",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
