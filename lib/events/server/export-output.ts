import "server-only";
import { createHash } from "node:crypto";

/** What stays behind of the bytes of an export, for silences: see `ExportOutput`. */
const heldBytes = 256;

/**
 * The bytes of an export on their way out, hashed. The last few are held back until others come: while a search finds
 * nothing for long, they go one by one, so that no proxy takes the connection for dead, and no format must have a
 * filling that means nothing.
 */
export class ExportOutput {
  private readonly hash = createHash("sha256");
  private held: Buffer = Buffer.alloc(0);

  /** Takes text that belongs to the file and gives the bytes that may go now; there may be none. */
  add(text: string): Buffer {
    const bytes = Buffer.from(text);
    this.hash.update(bytes);
    const all = Buffer.concat([this.held, bytes]);
    const end = Math.max(0, all.length - heldBytes);
    this.held = Buffer.from(all.subarray(end));
    return all.subarray(0, end);
  }

  /** One byte of what is held; none where all of it has gone. */
  drip(): Buffer {
    const byte = this.held.subarray(0, 1);
    this.held = this.held.subarray(1);
    return byte;
  }

  /** Everything that is held, and `text` behind it, which is not hashed. */
  end(text: string): Buffer {
    return Buffer.concat([this.held, Buffer.from(text)]);
  }

  /** SHA-256 of all that was added so far, in hex. */
  digest(): string {
    return this.hash.copy().digest("hex");
  }
}
