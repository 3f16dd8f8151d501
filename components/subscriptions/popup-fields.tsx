import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/field";
import type { OwningScope } from "@/lib/access/scope";
import type { EventFilterField } from "@/lib/events/filters";
import { maxSubscriptionNameLength } from "@/lib/subscriptions/model";
import { ChannelField } from "./channel-field";
import { CodePicker } from "./code-picker";
import { GroupPicker } from "./group-picker";
import type { PopupField } from "./popup-faults";
import { changeCodes, type LeftOut } from "./popup-form";
import { ServiceField } from "./service-field";
import { SourcePicker } from "./source-picker";
import { type TemplateAct, TemplateField } from "./template-field";
import { TypeField } from "./type-field";
import type { PopupState } from "./use-popup";
import { WishNotice } from "./wish-notice";

export interface PopupFieldsProps {
  scope: OwningScope;
  popup: PopupState;
  /** Filters of the events list that it can't take over. */
  without: readonly EventFilterField[];
  /** By id, names of the sources that it began with. */
  sourceNames: Readonly<Record<string, string>>;
  now: number;
  onTemplateAct: (act: TemplateAct) => void;
  onNewGroup: () => void;
}

function useErrorAt({ faults }: PopupState) {
  const t = useTranslations("subscriptions.fault");
  return (field: PopupField) => {
    const key = faults[field];
    return key && t(key, { max: maxSubscriptionNameLength });
  };
}

/** A template's codes that are retired are left out, and so are those of a saved subscription. */
function useNotice({ leftOut, form }: PopupState) {
  const t = useTranslations("subscriptions");
  return (at: LeftOut["at"]) => {
    if (leftOut?.at !== at) return undefined;
    const words = { count: leftOut.codes.length, codes: leftOut.codes.join(", ") };
    if (form.events.length === 0) return t("leftOutAll", words);
    return t(at === "template" ? "leftOutOfTemplate" : "leftOut", words);
  };
}

/** Whoever comes from a narrowed list must know what the subscription is not narrowed to. */
function useFiltersNotice(without: readonly EventFilterField[], unseen: readonly string[]) {
  const t = useTranslations("subscriptions");
  const filters = [
    ...without.map((field) => t(`filter.${field}`)),
    ...unseen.map((name) => t("unseenName", { name })),
  ];
  return filters.length > 0 ? t("withoutFilters", { filters: filters.join(", ") }) : undefined;
}

/** The long work: template and codes. */
function CodeColumn({ popup, onTemplateAct }: Pick<PopupFieldsProps, "popup" | "onTemplateAct">) {
  const { form, change, type, offered, templates } = popup;
  const errorAt = useErrorAt(popup);
  const noticeAt = useNotice(popup);
  return (
    <div className="flex min-h-0 min-w-0 flex-col gap-6">
      <TemplateField
        templates={templates}
        template={form.template}
        chosenCodes={form.events.length}
        offered={offered}
        error={errorAt("template")}
        notice={noticeAt("template")}
        onChoose={popup.chooseTemplate}
        onAct={onTemplateAct}
      />
      <CodePicker
        key={`${form.provider}|${form.service}|${form.resourceType}`}
        type={type}
        events={form.events}
        template={form.template}
        error={errorAt("events")}
        notice={noticeAt("events")}
        onChange={(events) => change(changeCodes(form, events))}
        onTakeEvery={popup.isWidened && type ? popup.takeEveryCode : null}
      />
    </div>
  );
}

/** What it is limited to, who is told and how. */
function TargetColumn(props: Omit<PopupFieldsProps, "onTemplateAct">) {
  const { scope, popup, without, sourceNames, now, onNewGroup } = props;
  const { form, change, chosenType } = popup;
  const errorAt = useErrorAt(popup);
  const notice = useFiltersNotice(without, popup.unseen);
  return (
    <div className="flex min-h-0 min-w-0 flex-col gap-6">
      <SourcePicker
        key={`${form.provider}|${form.service}|${form.resourceType}`}
        scope={scope}
        type={chosenType}
        sources={form.sources}
        error={errorAt("sources")}
        notice={notice}
        names={sourceNames}
        now={now}
        onChange={(sources) => change({ ...form, sources })}
      />
      <GroupPicker
        scope={scope}
        chosen={form.userGroups}
        error={errorAt("userGroups")}
        onChange={(userGroups) => change({ ...form, userGroups })}
        onCreate={onNewGroup}
      />
      <ChannelField
        notify={form.notify}
        enabled={form.enabled}
        error={errorAt("notify")}
        onChange={(changed) => change({ ...form, ...changed })}
      />
    </div>
  );
}

/** The eight parts of the form: name and service, the type, then two columns. */
export function PopupFields(props: PopupFieldsProps) {
  const { popup } = props;
  const { form, change } = popup;
  const t = useTranslations("subscriptions");
  const errorAt = useErrorAt(popup);
  return (
    <form
      id="subscription"
      noValidate
      onSubmit={(event) => event.preventDefault()}
      className="grid content-start gap-x-7 gap-y-6 px-6 pt-4 pb-4.5 max-sm:px-4 @min-[720px]/popup:grid-cols-[minmax(0,476fr)_minmax(0,320fr)] @min-[1080px]/popup:min-h-0 @min-[1080px]/popup:grid-rows-[auto_auto_minmax(0,1fr)] @min-[1080px]/popup:content-stretch"
    >
      <div data-field="name" className="min-w-0">
        <TextField
          label={t("name")}
          data-autofocus
          value={form.name}
          autoComplete="off"
          onChange={(event) => change({ ...form, name: event.target.value })}
          error={errorAt("name")}
          errorPlace="gap"
        />
      </div>
      <ServiceField
        services={popup.services}
        provider={form.provider}
        service={form.service}
        error={errorAt("service")}
        onChoose={({ provider, service }) => popup.chooseType({ provider, service, resourceType: "" })}
      />
      <div className="min-w-0 @min-[720px]/popup:col-span-2">
        {popup.wish && <WishNotice wish={popup.wish} isServiceChosen={form.service !== ""} />}
        <TypeField
          types={popup.types}
          isServiceChosen={form.service !== ""}
          resourceType={form.resourceType}
          error={errorAt("type")}
          onChoose={(resourceType) => popup.chooseType({ ...form, resourceType })}
        />
      </div>
      <CodeColumn {...props} />
      <TargetColumn {...props} />
    </form>
  );
}
