import { type EventFacet, eventFacets } from "@/lib/events/stats-model";

/** Keeps what a person opened and folded of a list's shape, where the server can read it. */
export const shapeCookie = "cairn-shape";

export interface ShapeChoice {
  histogram: boolean;
  /** Null until chosen: open where the list beside them keeps its columns. */
  facets: boolean | null;
  /** Facets whose values are folded away. */
  folded: readonly EventFacet[];
}

export const defaultShape: ShapeChoice = { histogram: true, facets: null, folded: [] };

function readObject(text: string | undefined): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text ?? "");
    return typeof read === "object" && read !== null ? { ...read } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** What a cookie says; its own choice where it says nothing that can be read, since anybody may write one. */
export function parseShapeChoice(text: string | undefined): ShapeChoice {
  const { histogram, facets, folded } = readObject(text);
  return {
    histogram: typeof histogram === "boolean" ? histogram : defaultShape.histogram,
    facets: typeof facets === "boolean" ? facets : null,
    folded: Array.isArray(folded) ? eventFacets.filter((facet) => folded.includes(facet)) : [],
  };
}

/** What the facets take beside the list, in pixels. */
const facetsWidth = 184;
/** The list keeps its drawn columns beside the facets from here: what it needs is in column-ids.ts. */
export const roomyWidth = 1_051 + facetsWidth;
/** Below this there is no room for both, whatever was chosen. */
export const leastWidth = 896;

/** Whether facets stand beside the list of this width in all (pixels), or nowhere until somebody opens them. */
export const areFacetsBeside = (width: number, chosen: boolean | null) =>
  chosen === null ? width >= roomyWidth : chosen && width >= leastWidth;
