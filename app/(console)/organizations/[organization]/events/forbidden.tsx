import { getTranslations } from "next-intl/server";
import { ForbiddenPage } from "../forbidden-page";

export default async function OrganizationEventsForbidden() {
  const t = await getTranslations("events");
  const title = t("forbiddenTitle", { page: t("title.organization") });
  return <ForbiddenPage title={title} permission="organizationEvents.read" />;
}
