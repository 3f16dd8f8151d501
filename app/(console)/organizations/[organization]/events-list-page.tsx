import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { parseColumnLayout } from "@/components/data-table/column-layout";
import BadAddress from "@/components/events/bad-address";
import { columnCookie, eventColumnIds } from "@/components/events/column-ids";
import { EventsView } from "@/components/events/events-view";
import { type ListAddress, readListAddress } from "@/components/events/list-address";
import { parseShapeChoice, shapeCookie } from "@/components/events/shape/shape-choice";
import type { FirstPage } from "@/components/events/use-first-page";
import { plainListPath } from "@/components/events/views/plain-list-path";
import { ClientMessages } from "@/components/shell/client-messages";
import type { Context } from "@/lib/access/context";
import { findByIdOrSlug } from "@/lib/access/find-by-id-or-slug";
import type { OwningScope, RequestedScope } from "@/lib/access/scope";
import { eventListQuery, listPageSize } from "@/lib/events/queries";
import { authorizeEventRead } from "@/lib/events/server/event-access";
import { listEvents } from "@/lib/events/server/list-events";
import { resolveRange } from "@/lib/events/time-range";
import { answerPageError } from "@/lib/navigation/answer-page-error";
import { isAllowed, listOpenablePages } from "@/lib/navigation/openable-pages";
import { type EventListScope, eventsPath, savedViewPath } from "@/lib/navigation/paths";
import { defaultViewOf } from "@/lib/saved-views/views-of-list";
import { AppError } from "@/lib/shared/errors";
import { readSavedViews } from "./read-saved-views";

interface EventsListPageProps {
  context: Context;
  scope: EventListScope;
  /** The project's name, in lists of one project. */
  projectName?: string;
  searchParams: Promise<SearchParameters>;
}

type SearchParameters = Record<string, string | string[] | undefined>;

function isReadable(context: Context, scope: RequestedScope): boolean {
  try {
    authorizeEventRead(context, scope);
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "forbidden")) return false;
    throw error;
  }
}

/** The projects that a link names and the person can't read; whether there are such, nobody is told. */
function unreadableProjects(
  context: Context,
  { kind, organization }: EventListScope,
  { filters }: ListAddress,
) {
  if (kind !== "all") return [];
  return filters.project
    .filter(({ value }) => !isReadable(context, { kind: "project", organization, project: value }))
    .map(({ value }) => ({
      path: `project=${value}`,
      message: "None of the projects that you may read has this name.",
    }));
}

/** What is asked for, or the faults of an address that can't be read or asks what this list can't be asked. */
function readAddress(parameters: SearchParameters, context: Context, scope: EventListScope) {
  try {
    const address = readListAddress(parameters);
    resolveRange(address.filters.range, Date.now());
    const fields = unreadableProjects(context, scope, address);
    if (fields.length > 0) return { address: null, fields };
    authorizeEventRead(context, scope, address.filters.project);
    return { address, fields: [] };
  } catch (error) {
    if (error instanceof AppError && error.code === "malformed")
      return { address: null, fields: error.fields };
    return answerPageError(error);
  }
}

/** Reads the first page as the browser would, so that its rows stand in the HTML. */
async function readFirstPage(
  context: Context,
  scope: EventListScope,
  { filters }: ListAddress,
): Promise<FirstPage | null> {
  try {
    const page = await listEvents(context, { scope, filters, limit: listPageSize, cursor: null });
    return { queryKey: eventListQuery(scope, filters).queryKey, page, readAt: Date.now() };
  } catch (error) {
    // With the database away the page still comes, and its list says so and tries again.
    if (error instanceof AppError && error.code === "unavailable") return null;
    return answerPageError(error);
  }
}

function projectsOf(context: Context, { organization }: EventListScope): string[] {
  const membership = findByIdOrSlug(context.organizations, organization);
  return membership ? listOpenablePages(context, membership).projects.map(({ slug }) => slug) : [];
}

/** Where the person may register subscriptions: the view leads there with what the list is narrowed to. */
function subscribableOf(context: Context, { organization }: EventListScope) {
  const may = (scope: OwningScope) => isAllowed(context, "subscriptions.manage", scope);
  return {
    organization: may({ kind: "organization", organization }),
    projects: projectsOf(context, { kind: "all", organization }).filter((project) =>
      may({ kind: "project", organization, project }),
    ),
  };
}

const namespaces = ["common", "event-export", "event-shape", "events", "inspector", "saved-views"] as const;

/** The page of a list of events: the organization's own, a project's, or all that the person may read. */
export async function EventsListPage({ context, scope, projectName, searchParams }: EventsListPageProps) {
  const t = await getTranslations("events.title");
  const parameters = await searchParams;
  const savedViews = await readSavedViews(context, scope.organization);
  const opening = defaultViewOf(savedViews, scope);
  // A link that says anything at all is opened as it is.
  if (opening && Object.keys(parameters).length === 0) redirect(savedViewPath(scope, opening));
  const { address, fields } = readAddress(parameters, context, scope);
  if (address === null) return <BadAddress fields={fields} href={plainListPath(scope, savedViews)} />;
  const kept = await cookies();
  const layout = parseColumnLayout(kept.get(columnCookie)?.value, eventColumnIds);
  const title =
    scope.kind === "project" ? t("project", { project: projectName ?? scope.project }) : t(scope.kind);
  return (
    <ClientMessages namespaces={namespaces}>
      <EventsView
        key={eventsPath(scope)}
        scope={scope}
        title={title}
        projects={projectsOf(context, scope)}
        savedViews={savedViews}
        subscribable={subscribableOf(context, scope)}
        firstPage={await readFirstPage(context, scope, address)}
        keptLayout={layout}
        keptShape={parseShapeChoice(kept.get(shapeCookie)?.value)}
        now={Date.now()}
      />
    </ClientMessages>
  );
}
