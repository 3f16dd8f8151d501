import { isAtOrBelow, projectPath } from "@/lib/navigation/paths";
import type { ShellModel } from "./model";

/** The project that a page belongs to, whichever of its pages it is. */
export const openedProject = ({ organization, pages }: ShellModel, pathname: string) =>
  pages.projects.find(({ slug }) => isAtOrBelow(pathname, projectPath(organization.slug, slug)));
