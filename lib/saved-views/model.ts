/** Which list of events a view is of: the organization's own, a project's, or all that its reader may read. */
export const viewScopes = ["organization", "project", "all"] as const;
export type ViewScope = (typeof viewScopes)[number];

/** Characters of a view's name. */
export const maxViewNameLength = 100;
/** Characters of a view's query string: every page of the console carries the views of its reader. */
export const maxViewQueryLength = 4_000;
/** Views that one person keeps in one organization. */
export const maxOwnViews = 50;
/** Views that an organization shares, all of its lists together. */
export const maxSharedViews = 200;

/** A view as the API answers it, for one reader. */
export interface SavedView {
  id: string;
  name: string;
  scope: ViewScope;
  /** The slug of the project whose list it is of; null for lists of the organization. */
  project: string | null;
  /** The list's query string: range, filters, order, columns and their widths. */
  query: string;
  isShared: boolean;
  /** The reader's list opens with it. */
  isDefault: boolean;
  /** The reader made it. */
  isOwn: boolean;
  /** The reader may change and delete it. */
  mayChange: boolean;
  /** The name of who made it. */
  owner: string;
}
