import { getTranslations } from "next-intl/server";
import { ForbiddenPage } from "../forbidden-page";

export default async function DeliveriesForbidden() {
  const t = await getTranslations("deliveries");
  return <ForbiddenPage title={t("forbiddenTitle")} permission="subscriptions.read" />;
}
