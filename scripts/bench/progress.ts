const startedAt = Date.now();

/** Says on standard error what is being done, so that standard output holds the table alone. */
export function report(message: string): void {
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(0).padStart(5);
  console.error(`${seconds} s  ${message}`);
}
