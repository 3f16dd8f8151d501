/**
 * Why an import could not go on. What was imported until then is kept by the server, and running the same import again
 * goes on from there.
 */
export type FailureKind = "input" | "refused" | "unreachable" | "interrupted";

export class ImportFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = "ImportFailure";
    this.kind = kind;
  }
}
