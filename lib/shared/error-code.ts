/** The code of an error of Node or of the database's driver (`ENOENT`, an SQLSTATE); null for any other value. */
export const errorCode = (error: unknown): string | null =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
