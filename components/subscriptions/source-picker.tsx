import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Icon } from "@/components/ui/icon";
import { useTimeZone } from "@/components/ui/time-zone-context";
import type { OwningScope } from "@/lib/access/scope";
import type { EventType, SubscriptionSource } from "@/lib/subscriptions/model";
import { eventSourcesQuery } from "@/lib/subscriptions/queries";
import { FormPart } from "./form-part";
import { formatSeen } from "./format-seen";
import { PickerSearch } from "./picker-search";
import { sourceText } from "./popup-form";
import { type SourceRow, sourceRows, toggleRow, typedSources } from "./source-rows";
import { useSettled } from "./use-settled";

/** How long the keys must rest before the server is asked. */
const settleMs = 200;

interface SourcePickerProps {
  scope: OwningScope;
  /** Null while none is chosen. */
  type: EventType | null;
  sources: readonly SubscriptionSource[];
  error: string | undefined;
  notice: string | undefined;
  /** By id, names of what was chosen before. */
  names: Readonly<Record<string, string>>;
  now: number;
  onChange: (sources: SubscriptionSource[]) => void;
}

interface SourceLineProps {
  row: SourceRow;
  now: number;
  onToggle: () => void;
}

function SourceLine({ row, now, onToggle }: SourceLineProps) {
  const t = useTranslations("subscriptions");
  const { zone } = useTimeZone();
  const locale = useLocale();
  const id = sourceText(row.source);
  const isByName = row.chosenAs.some((source) => "resourceName" in source);
  // Who chose a name must see that a row stands for all that have it.
  const means = isByName || row.lastSeenAt === null ? t(isByName ? "byName" : "byId") : null;
  return (
    <li className="flex min-h-8 items-center gap-2 px-3 not-first:border-t not-first:border-line-soft max-sm:min-h-10">
      <Checkbox
        className="min-w-0 flex-1"
        checked={row.chosenAs.length > 0}
        onChange={onToggle}
        label={
          // Ids differ at their ends, and names are alike: neither is cut.
          <span className="flex flex-wrap items-baseline gap-x-2 py-1.25 wrap-anywhere">
            <span>{row.name}</span>
            {row.name !== id && <span className="text-12 text-text-3">{id}</span>}
          </span>
        }
      />
      <span className="num shrink-0 text-right text-12 text-text-3">
        {means && <span className="block">{means}</span>}
        {row.lastSeenAt && <span className="block">{formatSeen(row.lastSeenAt, zone, locale, now)}</span>}
      </span>
    </li>
  );
}

/** Offers a text that was typed, and says whether as a name or as an id. */
function AddTyped({ source, onAdd }: { source: SubscriptionSource; onAdd: () => void }) {
  const t = useTranslations("subscriptions");
  return (
    <button
      type="button"
      onClick={onAdd}
      className="press flex min-h-8 w-full items-center gap-2.25 border-b border-line-soft px-3 text-left hover:bg-hover"
    >
      <Icon of={Plus} className="shrink-0 text-accent" />
      <span className="cut">
        {"resourceId" in source
          ? t("addSourceId", { id: source.resourceId })
          : t("addSource", { name: source.resourceName })}
      </span>
    </button>
  );
}

function useSources({ scope, type, sources, onChange }: SourcePickerProps) {
  const [text, setText] = useState("");
  const typed = text.trim();
  const q = useSettled(typed, typed, settleMs);
  const nothing = { provider: "", service: "", resourceType: "" };
  const query = useInfiniteQuery({ ...eventSourcesQuery(scope, type ?? nothing, q), enabled: type !== null });
  const found = type ? (query.data?.pages.flatMap((page) => page.eventSources) ?? []) : [];
  // Whether a text is an id or a name shows once the server was asked for it.
  const meant = typed === q && !query.isFetching ? typedSources(typed, found, sources) : null;
  const [entered, setEntered] = useState("");
  const change = (next: string) => {
    setText(next);
    setEntered("");
  };
  const add = (source: SubscriptionSource) => {
    onChange([...sources, source]);
    change("");
  };
  const addEntered = useEffectEvent(() => {
    setEntered("");
    const [likeliest] = meant ?? [];
    if (likeliest) add(likeliest);
  });
  const isDue = entered !== "" && entered === typed && meant !== null;
  useEffect(() => {
    if (isDue) addEntered();
  }, [isDue]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      setEntered(typed);
    }
    if (event.key === "Escape" && text !== "") {
      event.preventDefault();
      change("");
    }
  };
  return {
    text,
    change,
    typed,
    q,
    query,
    found,
    meant: meant ?? [],
    add,
    onKeyDown,
  };
}

/** The resources that events of this type named, searched on the server, and names typed by hand. None chosen: all. */
export function SourcePicker(props: SourcePickerProps) {
  const { type, sources, error, notice, now, onChange } = props;
  const [names, setNames] = useState(props.names);
  const t = useTranslations("subscriptions");
  const common = useTranslations("common");
  const { text, change, typed, q, query, found, meant, add, onKeyDown } = useSources(props);
  const rows = sourceRows(found, sources, q !== "", names);
  const toggle = (row: SourceRow) => {
    // What a search found keeps its name when the search is over.
    if ("resourceId" in row.source) setNames({ ...names, [row.source.resourceId]: row.name });
    onChange(toggleRow(sources, row));
  };
  return (
    <FormPart
      field="sources"
      label={t("sources")}
      detail={sources.length === 0 ? t("everySource") : t("sourcesChosen", { count: sources.length })}
      error={error}
      className="flex min-h-0 flex-1 flex-col"
    >
      {notice && (
        <p className="mb-2 shrink-0 rounded-2 bg-warn-soft px-2.75 py-1.75 text-12 wrap-anywhere">{notice}</p>
      )}
      <div className="edge-control flex max-h-80 min-h-52 flex-1 flex-col overflow-hidden rounded-2 @min-[1080px]/popup:max-h-none @min-[1080px]/popup:min-h-0">
        <PickerSearch
          label={t("findSource")}
          value={text}
          maxLength={512}
          disabled={type === null}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <div className="mx-px min-h-0 flex-1 overflow-y-auto" aria-busy={query.isFetching}>
          {typed === "" && (
            <div className="flex min-h-8 items-center border-b border-line-soft px-3">
              <Checkbox
                checked={sources.length === 0}
                onChange={() => onChange([])}
                label={t("allSources")}
                className="flex-1"
              />
            </div>
          )}
          {meant.map((source) => (
            <AddTyped key={Object.keys(source).join()} source={source} onAdd={() => add(source)} />
          ))}
          <ul aria-label={t("sources")}>
            {rows.map((row) => (
              <SourceLine key={JSON.stringify(row.source)} row={row} now={now} onToggle={() => toggle(row)} />
            ))}
          </ul>
          <p role="status" className="px-3 text-text-3 not-empty:py-2">
            {type === null && t("typeFirstForSources")}
            {type && query.isPending && common("loading")}
            {type && query.isError && t("sourcesFailed")}
            {type && query.isSuccess && rows.length === 0 && t(q ? "noSourceFound" : "noSourceYet")}
          </p>
          {query.hasNextPage && (
            <div className="px-3 pb-2">
              <Button size="small" kind="ghost" onClick={() => void query.fetchNextPage()}>
                {t("moreSources")}
              </Button>
            </div>
          )}
        </div>
      </div>
    </FormPart>
  );
}
