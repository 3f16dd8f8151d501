import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { OwningScope } from "@/lib/access/scope";
import { ApiError, sendJson } from "@/lib/http/api-client";
import { memberListQuery } from "@/lib/members/queries";
import { maxGroupNameLength, type UserGroup, type UserGroupKind } from "@/lib/user-groups/model";
import { userGroupChoicesQuery, userGroupsKey, userGroupUrl } from "@/lib/user-groups/queries";
import { FormPart } from "./form-part";
import { useSettled } from "./use-settled";

/** How long the keys must rest before the server is asked. */
const settleMs = 200;

interface GroupDialogProps {
  scope: OwningScope;
  onCreated: (group: UserGroup) => void;
  onClose: () => void;
}

interface MemberChoiceProps {
  scope: OwningScope;
  chosen: readonly string[];
  onChange: (members: string[]) => void;
  error: string | undefined;
}

/** Only those who are members now can be chosen. */
function MemberChoice({ scope, chosen, onChange, error }: MemberChoiceProps) {
  const t = useTranslations("subscriptions");
  const common = useTranslations("common");
  const [text, setText] = useState("");
  const typed = text.trim();
  const query = useInfiniteQuery(memberListQuery(scope, useSettled(typed, typed, settleMs)));
  const found = query.data?.pages.flatMap((page) => page.members) ?? [];
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((known) => known !== id) : [...chosen, id]);
  return (
    <FormPart
      field="members"
      label={t("groupMembers")}
      detail={t("membersChosen", { count: chosen.length })}
      error={error}
    >
      <div className="edge-control overflow-hidden rounded-2">
        <input
          type="search"
          aria-label={t("findMember")}
          placeholder={t("findMember")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          className="h-8 w-full border-b border-line bg-transparent px-3 outline-none focus:edge-focus"
        />
        <ul aria-label={t("groupMembers")} className="m-px h-48 overflow-y-auto">
          {found.map(({ userId, name, email }) => (
            <li key={userId} className="px-3 not-first:border-t not-first:border-line-soft">
              <Checkbox
                checked={chosen.includes(userId)}
                onChange={() => toggle(userId)}
                label={
                  <span className="flex min-w-0 gap-2" data-cut>
                    <span className="cut shrink">{name}</span>
                    <span className="cut shrink-[2] text-text-3">{email}</span>
                  </span>
                }
              />
            </li>
          ))}
          {query.hasNextPage && (
            <li className="px-1.5 py-1">
              <Button size="small" kind="ghost" onClick={() => void query.fetchNextPage()}>
                {t("showMore")}
              </Button>
            </li>
          )}
          {query.isPending && <li className="px-3 py-2 text-text-3">{common("loading")}</li>}
          {query.isError && <li className="px-3 py-2 text-fail">{t("membersFailed")}</li>}
          {query.isSuccess && found.length === 0 && (
            <li className="px-3 py-2 text-text-3">{t("noMemberFound")}</li>
          )}
        </ul>
      </div>
    </FormPart>
  );
}

interface GroupFaults {
  name?: string;
  members?: string;
  other?: string;
}

function useGroupFaults() {
  const t = useTranslations("subscriptions");
  return (error: unknown, name: string): GroupFaults => {
    if (!(error instanceof ApiError)) return { other: t("fault.saveFailed") };
    const isAt = (field: string) => error.fields.some(({ path }) => path.startsWith(field));
    if (error.status !== 422) return { other: t("fault.saveFailed") };
    const isLong = [...name.trim()].length > maxGroupNameLength;
    const nameKey = name.trim() === "" ? "nameMissing" : isLong ? "nameTooLong" : "groupNameTaken";
    return {
      ...(isAt("name") ? { name: t(`fault.${nameKey}`, { max: maxGroupNameLength }) } : {}),
      ...(isAt("members") ? { members: t("fault.membersRefused") } : {}),
    };
  };
}

function useCreateGroup({ scope, onCreated, onClose }: GroupDialogProps) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: { name: string; kind: UserGroupKind; members: readonly string[] }) => {
      const group = await sendJson<UserGroup>(userGroupUrl(scope), "POST", body);
      await client.invalidateQueries({ queryKey: userGroupsKey(scope) });
      await client.ensureQueryData(userGroupChoicesQuery(scope));
      return group;
    },
    onSuccess: (group) => {
      onCreated(group);
      onClose();
    },
  });
}

/** Makes a group without leaving the popup, which then has it chosen. */
export function GroupDialog(props: GroupDialogProps) {
  const { scope, onClose } = props;
  const t = useTranslations("subscriptions");
  const common = useTranslations("common");
  const [name, setName] = useState("");
  const [kind, setKind] = useState<UserGroupKind>("members");
  const [members, setMembers] = useState<string[]>([]);
  const create = useCreateGroup(props);
  const faultsOf = useGroupFaults();
  const faults = create.isError ? faultsOf(create.error, name) : {};
  return (
    <Dialog
      title={t("newGroup")}
      closeLabel={common("close")}
      onClose={onClose}
      className="max-w-[min(520px,calc(100vw-32px))]!"
      footer={
        <>
          {faults.other && (
            <p role="alert" className="mr-auto text-12 text-fail">
              {faults.other}
            </p>
          )}
          <Button kind="ghost" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button kind="primary" type="submit" form="new-group" disabled={create.isPending}>
            {t("create")}
          </Button>
        </>
      }
    >
      <form
        id="new-group"
        noValidate
        className="grid gap-6 px-6 pt-5 pb-7"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ name, kind, members: kind === "members" ? members : [] });
        }}
      >
        <TextField
          label={t("groupName")}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={faults.name}
          errorPlace="gap"
        />
        <FormPart field="kind" label={t("groupKind")}>
          <Segmented
            label={t("groupKind")}
            options={[
              { value: "members", label: t("kind.members") },
              { value: "all_members", label: t("kind.all_members") },
            ]}
            value={kind}
            onChange={setKind}
          />
        </FormPart>
        {kind === "all_members" && <p className="text-text-2">{t("allMembersText")}</p>}
        {kind === "members" && (
          <MemberChoice scope={scope} chosen={members} onChange={setMembers} error={faults.members} />
        )}
      </form>
    </Dialog>
  );
}
