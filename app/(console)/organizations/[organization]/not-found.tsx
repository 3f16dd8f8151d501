import { NotFoundView } from "@/components/shell/not-found-view";

/** Inside the frame: the organization is known, what stands below it is not. */
export default function NotFoundHere() {
  return <NotFoundView />;
}
