import { getTranslations } from "next-intl/server";
import { ForbiddenPage } from "../forbidden-page";

export default async function MailboxForbidden() {
  const t = await getTranslations("mailbox");
  return <ForbiddenPage title={t("forbiddenTitle")} permission="mailbox.read" />;
}
