/**
 * Next calls this once when a server starts. The database is open by then: scripts/serve.ts opened it. Without
 * that entry nobody tells the handlers the peer's address, and a client could claim any, so it refuses to run.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { isDatabaseOpen } = await import("@/db/client");
  if (!isDatabaseOpen()) {
    throw new Error("Start Cairn with npm run demo, npm run dev or npm start, not with Next's own commands.");
  }
  const { startJobs } = await import("@/lib/jobs/server/start-jobs");
  startJobs(process.env.DATABASE_URL ? null : (process.env.CAIRN_DATA_DIR ?? null));
}
