import {
  type DehydratedState,
  dehydrate,
  type FetchInfiniteQueryOptions,
  QueryClient,
  type QueryKey,
} from "@tanstack/react-query";
import { answerPageError } from "@/lib/navigation/answer-page-error";
import { AppError } from "@/lib/shared/errors";

/** Reads the first page of a list as the browser would, so that its rows stand in the HTML. */
export async function prefetchList<Page, Key extends QueryKey>(
  query: FetchInfiniteQueryOptions<Page, Error, Page, Key, string | null>,
  readFirstPage: () => Promise<Page>,
): Promise<DehydratedState> {
  const client = new QueryClient();
  try {
    await client.fetchInfiniteQuery({ ...query, queryFn: readFirstPage, retry: false });
  } catch (error) {
    // With the database away the page still comes, and its list says so and can be asked again.
    if (!(error instanceof AppError && error.code === "unavailable")) answerPageError(error);
  }
  return dehydrate(client);
}
