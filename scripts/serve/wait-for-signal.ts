/** A terminal sends its signal to every process of the group, and those pass it on: more than one may arrive. */
export function waitForSignal(): Promise<"stop"> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve("stop"));
  });
}
