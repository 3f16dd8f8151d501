import { customType, text, timestamp } from "drizzle-orm/pg-core";

/** An instant as the whole system keeps it: UTC, to the millisecond, a Date in code. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

/** Bytes that are compared and never read as text, such as a hash. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** A key or a code: compared byte by byte (`COLLATE "C"`, set by the migration), so no locale reorders an index. */
export const code = (name: string) => text(name);
