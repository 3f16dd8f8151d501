import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CatalogView } from "@/components/catalog/catalog-view";
import { AddressFault } from "@/components/shell/address-fault";
import { ClientMessages } from "@/components/shell/client-messages";
import { requirePageContext } from "@/lib/auth/page-context";
import { readCatalogAddress } from "@/lib/catalog/filters";
import { catalogPageSize } from "@/lib/catalog/queries";
import { countCatalog, positionInCatalog, searchCatalog } from "@/lib/catalog/search-catalog";
import { catalogPath } from "@/lib/navigation/paths";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog"))("title") };
}

/** Rows below an opened one, so that it does not stand at the very end. */
const rowsBelowOpened = 20;

export default async function CatalogPage(props: PageProps<"/organizations/[organization]/catalog">) {
  const { organization } = await requirePageContext(await props.params);
  const path = catalogPath(organization.slug);
  const address = readCatalogAddress(await props.searchParams);
  if (address === null) return <AddressFault of="catalog" path={path} />;
  const { filters, open } = address;
  const position = open === null ? null : positionInCatalog(filters, open);
  const rows = Math.max(catalogPageSize, (position ?? 0) + rowsBelowOpened);
  return (
    <ClientMessages namespaces={["common", "catalog"]}>
      <CatalogView
        path={path}
        filters={filters}
        first={searchCatalog(filters, null, rows)}
        counts={countCatalog(filters)}
        initialOpen={position === null ? null : open}
      />
    </ClientMessages>
  );
}
