import { getTranslations } from "next-intl/server";
import { ForbiddenPage } from "./forbidden-page";

export default async function OrganizationForbidden() {
  return <ForbiddenPage title={(await getTranslations("common"))("forbiddenTitle")} />;
}
