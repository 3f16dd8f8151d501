import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { SearchField } from "@/components/ui/search-field";
import type { OwningScope } from "@/lib/access/scope";
import { memberListQuery } from "@/lib/members/queries";
import type { UserGroupMember } from "@/lib/user-groups/model";

export interface MemberChoiceProps {
  scope: OwningScope;
  chosen: readonly UserGroupMember[];
  error: ReactNode;
  onChange: (members: readonly UserGroupMember[]) => void;
}

interface PeopleProps {
  people: readonly UserGroupMember[];
  chosen: readonly UserGroupMember[];
  onChange: MemberChoiceProps["onChange"];
}

function People({ people, chosen, onChange }: PeopleProps) {
  const ids = new Set(chosen.map(({ userId }) => userId));
  const toggle = ({ userId, name, email }: UserGroupMember) =>
    onChange(
      ids.has(userId)
        ? chosen.filter((known) => known.userId !== userId)
        : [...chosen, { userId, name, email }],
    );
  return people.map((person) => (
    <li key={person.userId} className="border-b border-line-soft px-3">
      <Checkbox
        className="max-sm:min-h-10"
        checked={ids.has(person.userId)}
        onChange={() => toggle(person)}
        label={
          <span className="flex min-w-0 gap-2" data-cut>
            <span className="cut shrink">{person.name}</span>
            <span className="cut shrink-[2] text-text-3">{person.email}</span>
          </span>
        }
      />
    </li>
  ));
}

/** Everybody who can be chosen, as far as the search finds them. */
function Found({ scope, q, ...people }: Omit<PeopleProps, "people"> & { scope: OwningScope; q: string }) {
  const t = useTranslations("user-groups");
  const common = useTranslations("common");
  const query = useInfiniteQuery(memberListQuery(scope, q));
  const found = query.data?.pages.flatMap((page) => page.members) ?? [];
  const isNone = query.isSuccess && !query.isPlaceholderData && found.length === 0;
  return (
    <>
      <People people={found} {...people} />
      {query.hasNextPage && (
        <li className="px-3 py-2">
          <Button size="small" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {common("showMore")}
          </Button>
        </li>
      )}
      {query.isPending && <li className="px-3 py-2 text-text-3">{common("loading")}</li>}
      {query.isError && (
        <li className="flex flex-wrap items-center gap-2 px-3 py-2 text-fail">
          {t("membersFailed")}
          <Button size="small" onClick={() => void query.refetch()}>
            {common("tryAgain")}
          </Button>
        </li>
      )}
      {isNone && <li className="px-3 py-2 text-text-3">{t(q === "" ? "noMembers" : "noMemberFound")}</li>}
    </>
  );
}

/** Who is in a group. Only those who are members now can be chosen. */
export function MemberChoice({ scope, chosen, error, onChange }: MemberChoiceProps) {
  const t = useTranslations("user-groups");
  const id = useId();
  const [q, setQ] = useState("");
  const [isChosenOnly, setChosenOnly] = useState(false);
  const [chosenBefore, setChosenBefore] = useState<readonly UserGroupMember[]>([]);
  // Whoever is taken out stays in sight, to be put back.
  const showChosen = () => {
    setChosenBefore(chosen);
    setChosenOnly(!isChosenOnly);
  };
  return (
    <fieldset
      aria-labelledby={`${id}-label`}
      aria-describedby={error ? `${id}-error` : undefined}
      className="relative min-w-0"
    >
      <div className="mb-1.5 flex h-6.5 items-center gap-2">
        <span id={`${id}-label`} className="font-medium">
          {t("members")}
        </span>
        <span role="status" className="num text-12 text-text-3">
          {t("chosenCount", { count: chosen.length })}
        </span>
        {(isChosenOnly || chosen.length > 0) && (
          <Button kind="ghost" size="small" className="ml-auto touch" onClick={showChosen}>
            {t(isChosenOnly ? "showEverybody" : "showChosen")}
          </Button>
        )}
      </div>
      <div className={classNames("overflow-hidden rounded-2", error ? "edge-fail" : "edge-control")}>
        {!isChosenOnly && (
          <SearchField
            label={t("findMember")}
            value={q}
            onChange={setQ}
            isBare
            className="border-b border-line"
          />
        )}
        <ul aria-label={t("members")} className="m-px h-56 overflow-y-auto">
          {isChosenOnly ? (
            <People people={chosenBefore} chosen={chosen} onChange={onChange} />
          ) : (
            <Found scope={scope} q={q} chosen={chosen} onChange={onChange} />
          )}
        </ul>
      </div>
      {error && (
        <p id={`${id}-error`} role="alert" className="mt-1.5 text-12 text-fail">
          {error}
        </p>
      )}
    </fieldset>
  );
}
