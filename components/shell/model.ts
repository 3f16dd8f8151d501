import type { Route } from "next";
import type { OpenablePages } from "@/lib/navigation/openable-pages";
import type { Theme } from "@/lib/navigation/preferences";
import type { SavedView } from "@/lib/saved-views/model";

/** What the frame around every page shows. Made once on the server for each request. */
export interface ShellModel {
  organization: { slug: string; name: string };
  /** Every organization of the person, each with the page that it opens at. */
  organizations: readonly { slug: string; name: string; href: Route }[];
  pages: OpenablePages;
  /** Those that the person sees, of every list. */
  savedViews: readonly SavedView[];
  viewer: Viewer;
  theme: Theme;
}

export interface Viewer {
  name: string;
  email: string;
  /** Role names as the API has them. */
  organizationRoles: readonly string[];
  projects: readonly { name: string; roles: readonly string[] }[];
}
