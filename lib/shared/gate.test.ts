import { describe, expect, it } from "vitest";
import { Gate } from "./gate";

/** A task that runs until it is told to end. */
function makeTask() {
  let end = () => {};
  let hasStarted = false;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = async () => {
    hasStarted = true;
    await ended;
  };
  return { run, end: () => end(), hasStarted: () => hasStarted };
}

describe("Gate", () => {
  it("lets so many run, so many wait in order, and sends the others away", async () => {
    const gate = new Gate(2, 2);
    const tasks = Array.from({ length: 4 }, makeTask);
    const started = () => tasks.map((task) => task.hasStarted());
    const runs = tasks.map((task) => gate.run(task.run));
    await expect(gate.run(async () => {})).rejects.toMatchObject({ code: "unavailable" });
    expect(started()).toEqual([true, true, false, false]);
    tasks[1]?.end();
    await runs[1];
    await Promise.resolve();
    expect(started()).toEqual([true, true, true, false]);
    for (const task of tasks) task.end();
    await Promise.all(runs);
    expect(await gate.run(async () => "free again")).toBe("free again");
  });

  it("gives the place on when a task fails", async () => {
    const gate = new Gate(1, 1);
    const failing = gate.run(async () => {
      throw new Error("no");
    });
    const next = gate.run(async () => "next");
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("next");
  });
});
