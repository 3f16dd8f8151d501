import { Shapes } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { TypeChoice } from "./catalog-choices";
import { ChoiceButton } from "./choice-button";
import { FormPart } from "./form-part";
import { searchOptions } from "./search-options";

/** More types than this are a list to search in. */
const maxCards = 6;

interface TypeFieldProps {
  /** Null while they are read. */
  types: readonly TypeChoice[] | null;
  isServiceChosen: boolean;
  resourceType: string;
  error: string | undefined;
  onChoose: (resourceType: string) => void;
}

function useTypeWords() {
  const t = useTranslations("subscriptions");
  return ({ codes }: TypeChoice) =>
    codes.length === 0 ? t("noCodesToChoose") : t("codeCount", { count: codes.length });
}

/** Those that can be chosen first; otherwise as the catalog has them. */
const byOffer = (a: TypeChoice, b: TypeChoice) => Number(a.codes.length === 0) - Number(b.codes.length === 0);

/** A name that only spells its code in another way says nothing new. */
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

function TypeCard({
  type,
  isChosen,
  onChoose,
}: {
  type: TypeChoice;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const locale = useLocale();
  const words = useTypeWords();
  const isOff = type.codes.length === 0;
  const name = type.name[locale];
  const isOwnName = plain(name) !== plain(type.resourceType);
  return (
    <label
      className={classNames(
        "flex h-12.5 min-w-27 max-w-75 flex-auto items-center max-sm:max-w-none gap-2 rounded-2 px-2.5",
        "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
        isOff && "bg-sunken edge",
        !isOff && !isChosen && "cursor-pointer edge-control hover:bg-hover",
        isChosen && "bg-accent-soft shadow-[inset_0_0_0_1.5px_var(--accent)]",
      )}
    >
      <input
        type="radio"
        name="event-type"
        checked={isChosen}
        disabled={isOff}
        onChange={onChoose}
        className={classNames(
          "size-4 shrink-0 appearance-none rounded-full bg-surface outline-none",
          isOff ? "bg-transparent edge" : "edge-control",
          "checked:shadow-[inset_0_0_0_5px_var(--accent)]",
        )}
      />
      <span className="min-w-0" data-cut>
        <span className={classNames("cut block font-medium leading-4.5", isOff && "text-text-3")}>
          {type.resourceType}
        </span>
        <span className={classNames("num cut block text-11", isChosen ? "text-text-2" : "text-text-3")}>
          {isOwnName && `${name} · `}
          {words(type)}
        </span>
      </span>
    </label>
  );
}

function TypeList({
  types,
  resourceType,
  error,
  onChoose,
}: TypeFieldProps & { types: readonly TypeChoice[] }) {
  const t = useTranslations("subscriptions");
  const locale = useLocale();
  const words = useTypeWords();
  const chosen = types.find((type) => type.resourceType === resourceType);
  return (
    <ChoiceButton
      label={t("type")}
      icon={Shapes}
      detail={chosen && words(chosen)}
      placeholder={t("findType")}
      nothing={t("noType")}
      search={(text) =>
        searchOptions(types, text, (type) => [
          type.name[locale],
          type.resourceType,
          type.name.en,
          type.name.ko,
        ]).map((type) => ({ value: type.resourceType, label: type.name[locale], detail: words(type) }))
      }
      value={chosen?.resourceType ?? null}
      onChoose={(value) => {
        const type = types.find((item) => item.resourceType === value);
        if (type && type.codes.length > 0) onChoose(value);
      }}
      isInvalid={error !== undefined}
    >
      {chosen ? (
        chosen.name[locale]
      ) : (
        <span className="text-text-3">{t("chooseType", { count: types.length })}</span>
      )}
    </ChoiceButton>
  );
}

/** The types of the service: cards while they are few, a list to search in beyond. A type without codes says so. */
export function TypeField(props: TypeFieldProps) {
  const { types, isServiceChosen, resourceType, error, onChoose } = props;
  const t = useTranslations("subscriptions");
  const common = useTranslations("common");
  return (
    <FormPart field="type" label={t("type")} error={error} className="min-h-18.5">
      {types === null && (
        <p className="flex h-12.5 items-center rounded-2 bg-sunken px-3 text-text-3">
          {isServiceChosen ? common("loading") : t("serviceFirst")}
        </p>
      )}
      {types && types.length > maxCards && <TypeList {...props} types={types} />}
      {types && types.length <= maxCards && (
        <div className="flex flex-wrap gap-2">
          {[...types].sort(byOffer).map((type) => (
            <TypeCard
              key={type.resourceType}
              type={type}
              isChosen={type.resourceType === resourceType}
              onChoose={() => onChoose(type.resourceType)}
            />
          ))}
        </div>
      )}
    </FormPart>
  );
}
