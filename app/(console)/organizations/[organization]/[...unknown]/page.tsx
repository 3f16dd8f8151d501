import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common"))("notFoundTitle") };
}

/** Every address below an organization that no page has: answered with 404 inside the organization's frame. */
export default function UnknownPage(): never {
  notFound();
}
