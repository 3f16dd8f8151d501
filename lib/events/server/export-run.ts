import "server-only";
import { getDatabase } from "@/db/client";
import type { Context, ProjectMembership } from "@/lib/access/context";
import type { RequestedScope } from "@/lib/access/scope";
import { AppError } from "@/lib/shared/errors";
import { formatCount } from "@/lib/shared/format-count";
import { writeLog } from "@/lib/shared/log";
import { TimeSlice } from "@/lib/shared/time-slice";
import type { Position } from "../cursor";
import { readChanges } from "../event-detail-json";
import {
  describeExport,
  type ExportEnding,
  type ExportError,
  type ExportFacts,
  type ExportWriter,
} from "../export-model";
import type { EventFilters } from "../filters";
import type { ResolvedRange } from "../time-range";
import type { Act } from "./act-event";
import { actorOf } from "./actor-of";
import { authorizeEventRead, type EventAccess } from "./event-access";
import { ExportOutput } from "./export-output";
import { type ExportPieces, stoppedReading } from "./export-source";
import { type ExportPage, type PageEvent, readExportPage } from "./read-export-page";
import { recordAct } from "./record-act";

export interface ExportPlan {
  context: Context;
  access: EventAccess;
  scope: RequestedScope;
  /** Whose trail tells of the export; null for the organization's. */
  project: ProjectMembership | null;
  filters: EventFilters;
  /** What the filters' range means, from the beginning of the export to its end. */
  range: ResolvedRange;
  facts: ExportFacts;
  writer: ExportWriter;
  fileName: string;
  /** Reads the caller's context again. */
  renew: () => Promise<Context>;
  /** Gives the export's place to others. */
  release: () => void;
}

/** Characters of a page that go out at once. */
const pieceLength = 262_144;
/** Proxies commonly cut a connection on which nothing went for 60 s. */
const maxSilenceMs = 10_000;

/** What an access opens; two that open the same are equal. */
function reachOf({ own, projects }: EventAccess): string {
  const ids = projects.flatMap(({ reach }) =>
    reach.projects === "every" ? ["every"] : reach.projects.map(({ id }) => id),
  );
  return JSON.stringify([own !== null, ids.sort()]);
}

/** What the client is told of an error. What is no fault of the caller's gets its log line here. */
function toExportError(error: unknown, { requestId }: Context): ExportError | null {
  if (error === null || error === stoppedReading) return error as ExportError | null;
  if (error instanceof AppError) return { code: error.code, message: error.message };
  writeLog("error", "An export failed.", { requestId, error });
  return {
    code: "internal",
    message: `Something went wrong on our side. Tell whoever runs this server the request id ${requestId}.`,
  };
}

/** One export under way. It reads a page only when what it read before has been taken. */
export class ExportRun implements ExportPieces {
  private readonly output = new ExportOutput();
  private readonly pieces = this.write();
  private readonly reach: string;
  private events = 0;

  constructor(private readonly plan: ExportPlan) {
    this.reach = reachOf(plan.access);
  }

  async next(): Promise<Uint8Array | null> {
    const { value, done } = await this.pieces.next();
    return done ? null : value;
  }

  async end(error: unknown): Promise<Uint8Array> {
    const { facts, writer, context, release } = this.plan;
    release();
    const known = toExportError(error, context);
    const ending: ExportEnding = {
      complete: known === null,
      error: known,
      events: this.events,
      sha256: this.output.digest(),
      endedAt: new Date().toISOString(),
    };
    const isRecorded = await this.record(ending);
    if (isRecorded || known) return this.output.end(writer.last(facts, ending));
    const message = "The export is whole, but its event could not be recorded. Export again.";
    const unrecorded = { ...ending, complete: false, error: { code: "unavailable", message } };
    return this.output.end(writer.last(facts, unrecorded));
  }

  private async *write(): AsyncGenerator<Uint8Array, null> {
    yield this.output.add(this.plan.writer.first(this.plan.facts));
    let after: Position | null = null;
    let sentAt = performance.now();
    do {
      const page = await this.readPage(after);
      for await (const text of this.format(page.events)) yield this.output.add(text);
      if (page.events.length > 0) sentAt = performance.now();
      else if (performance.now() - sentAt > maxSilenceMs) {
        yield this.output.drip();
        sentAt = performance.now();
      }
      after = page.reached;
    } while (after !== null);
    return null;
  }

  /** The role that let the export begin may be gone by now; a part of it, too, would leave a hole that nobody sees. */
  private async readPage(after: Position | null): Promise<ExportPage> {
    const { renew, scope, filters, range, facts } = this.plan;
    const access = authorizeEventRead(await renew(), scope, filters.project);
    if (reachOf(access) !== this.reach) {
      const message = "What you may read here has changed since the export began. Export again.";
      throw new AppError("forbidden", message);
    }
    return readExportPage(access, { filters, order: filters.order, range, after }, facts.format === "ndjson");
  }

  private async *format(events: readonly PageEvent[]): AsyncGenerator<string> {
    const slice = new TimeSlice();
    let text = "";
    for (const { changes, ...event } of events) {
      text += this.plan.writer.event({ ...event, changes: await readChanges(changes, () => slice.next()) });
      this.events += 1;
      if (text.length >= pieceLength) {
        yield text;
        text = "";
      }
      if (slice.isOver()) await slice.next();
    }
    if (text !== "") yield text;
  }

  /** Writes the export's own event. False, with a line in the log, where that failed. */
  private async record(ending: ExportEnding): Promise<boolean> {
    const { context, access, project, facts, fileName } = this.plan;
    const act: Act = {
      event: "Event Export",
      actor: actorOf(context),
      resource: { id: facts.id, name: fileName },
      outcome: ending.complete ? "success" : "failure",
      ...(ending.error ? { reason: ending.error.message } : {}),
      message: `${formatCount(ending.events)} events as ${facts.format === "csv" ? "CSV" : "NDJSON"}`,
      log: describeExport(facts, ending),
      project,
    };
    try {
      await recordAct(getDatabase(), access.organization.id, act, context);
      return true;
    } catch (error) {
      writeLog("error", "An export was not recorded.", { requestId: context.requestId, error });
      return false;
    }
  }
}
