import { AppError } from "../errors";

/** The paths of the faults with which a reader refuses its input as malformed; none where it takes it. */
export function malformedPaths(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof AppError && error.code === "malformed") return error.fields.map(({ path }) => path);
    throw error;
  }
}
