import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { Tag } from "@/components/ui/tag";

export interface Granting {
  name: string;
  email: string;
  /** Role names as the API has them. */
  roles: readonly string[];
}

/** Whom to ask for a role, behind a button that works without a script. */
export function WhoCanGrant({ people }: { people: readonly Granting[] }) {
  const t = useTranslations("shell");
  if (people.length === 0) return null;
  return (
    <details className="min-w-0">
      <summary className={buttonClass("ghost", "normal", "list-none [&::-webkit-details-marker]:hidden")}>
        {t("forbidden.whoGrants")}
      </summary>
      <ul className="mt-2 grid gap-2.5 pl-[11px]">
        {people.map(({ name, email, roles }) => (
          <li key={email}>
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium">{name}</span>
              {roles.map((role) => (
                <Tag key={role}>{t(`role.${role}`)}</Tag>
              ))}
            </span>
            <a href={`mailto:${encodeURI(email)}`} className="rounded-1 text-12 text-accent hover:underline">
              {email}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
