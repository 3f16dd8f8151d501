// A worker in a process of its own, for the tests that kill it. Arguments: the database connection as JSON, and how long
// it leases messages in milliseconds. Writes "ready" to standard output; ends cleanly at SIGTERM.
import { closeDatabase, openDatabase } from "@/db/client";
import { startDeliveryWorker } from "../server/delivery-worker";

const [connection = "", leaseMs] = process.argv.slice(2);
openDatabase(JSON.parse(connection));
const worker = startDeliveryWorker({ leaseMs: Number(leaseMs) });
process.once("SIGTERM", async () => {
  await worker.stop();
  await closeDatabase();
});
console.log("ready");
