import { getTranslations } from "next-intl/server";
import { ForbiddenPage } from "../forbidden-page";

export default async function UserGroupsForbidden() {
  const t = await getTranslations("user-groups");
  return <ForbiddenPage title={t("forbiddenTitle")} permission="subscriptions.read" />;
}
