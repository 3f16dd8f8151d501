import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/test-database";

const database = useTestDatabase();

const organizationId = randomUUID();
const rounds = 50;
const eventsInBatch = 200;

interface Sender {
  process: ChildProcess;
  answers: Interface;
}

function startSender(order: "forward" | "backward"): Sender {
  const script = "lib/events/testing/batch-sender.ts";
  const loaders = ["--conditions=react-server", "--import", "tsx"];
  const facts = [JSON.stringify(database.connection), organizationId, order];
  const child = spawn(process.execPath, [...loaders, script, ...facts], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  return { process: child, answers: createInterface({ input: child.stdout }) };
}

async function send(sender: Sender, batch: string): Promise<number[]> {
  const answer = once(sender.answers, "line");
  sender.process.stdin?.write(`${batch}\n`);
  const [line] = (await answer) as [string];
  return line.split(" ").map(Number);
}

let senders: Sender[] = [];

beforeAll(async () => {
  senders = [startSender("forward"), startSender("backward")];
  // Both have started and made their partitions before they race.
  for (const sender of senders) await send(sender, "warm-up");
});

afterAll(async () => {
  for (const sender of senders) {
    sender.process.stdin?.end();
    if (sender.process.exitCode === null) await once(sender.process, "exit");
  }
});

it(`leaves one copy when two processes send one batch at once, one of them backwards, ${rounds} times`, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const answers = await Promise.all(senders.map((sender) => send(sender, `round-${round}`)));
    // Whoever came first at the first key went through, the other waited and found everything there.
    expect(answers.sort().map(String)).toEqual([`0,${eventsInBatch},0`, `${eventsInBatch},0,0`]);
  }
  const all = (rounds + 1) * eventsInBatch;
  const { rows } = await database.pool.query(
    `SELECT (SELECT count(*) FROM events WHERE organization_id = $1) AS events,
      (SELECT count(DISTINCT (occurred_at, id)) FROM events WHERE organization_id = $1) AS keys,
      (SELECT sum(count)::int FROM event_count_deltas WHERE organization_id = $1 AND dimension = 'total') AS counted,
      (SELECT count(*) FROM event_batches WHERE organization_id = $1) AS batches`,
    [organizationId],
  );
  expect(rows).toEqual([{ events: all, keys: all, counted: all, batches: rounds + 1 }]);
  const { rows: deadlocks } = await database.pool.query(
    "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()",
  );
  expect(deadlocks).toEqual([{ deadlocks: 0 }]);
});
