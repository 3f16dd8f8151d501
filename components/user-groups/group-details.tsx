import type { Route } from "next";
import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import type { OwningScope } from "@/lib/access/scope";
import { subscriptionsPath } from "@/lib/navigation/paths";
import type { UserGroup } from "@/lib/user-groups/model";

interface GroupDetailsProps {
  id: string;
  scope: OwningScope;
  group: UserGroup;
}

/** Everybody who is in a group now, and every subscription that tells it. */
export function GroupDetails({ id, scope, group }: GroupDetailsProps) {
  const t = useTranslations("user-groups");
  const { members, memberCount, subscriptions } = group;
  const hrefOf = (name: string) => `${subscriptionsPath(scope)}?${new URLSearchParams({ q: name })}` as Route;
  return (
    <tr id={id} className="block border-b border-line-soft bg-canvas">
      <td className="block px-6 pt-3 pb-4 pl-10.5 max-sm:px-3 max-sm:pl-8">
        <h2 className="text-12 font-semibold">{t("membersNow", { count: memberCount })}</h2>
        {memberCount === 0 && <p className="mt-1 text-text-2">{t("nobodyText")}</p>}
        <ul className="mt-1 grid max-h-64 gap-x-6 overflow-y-auto @min-[700px]/list:grid-cols-2 @min-[1100px]/list:grid-cols-3">
          {members.map(({ userId, name, email }) => (
            <li key={userId} data-cut className="flex h-6.5 min-w-0 items-center gap-2 text-12">
              <span className="cut shrink">{name}</span>
              <span className="cut shrink-[2] text-text-3">{email}</span>
            </li>
          ))}
        </ul>
        {memberCount > members.length && (
          <p className="text-12 text-text-3">{t("andMore", { count: memberCount - members.length })}</p>
        )}
        <h2 className="mt-3 text-12 font-semibold">{t("column.subscriptions")}</h2>
        {subscriptions.length === 0 && <p className="mt-1 text-12 text-text-2">{t("unused")}</p>}
        <ul className="mt-1 grid justify-items-start gap-1">
          {subscriptions.map(({ id: key, name }) => (
            <li key={key} className="max-w-full text-12">
              <PageLink href={hrefOf(name)} className="rounded-1 wrap-anywhere text-accent hover:underline">
                {name}
              </PageLink>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
