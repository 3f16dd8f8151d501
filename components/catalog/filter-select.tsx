import { useTranslations } from "next-intl";
import { useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { Select } from "@/components/ui/select";

export interface FilterSelectProps<Value extends string> {
  label: string;
  /** Empty for all; an address may name several, which a person can only replace here. */
  values: readonly Value[];
  options: readonly { value: Value; label: string }[];
  onChange: (values: Value[]) => void;
  className?: string;
}

const all = "";
const several = "*";

/** One filter with its name before it. */
export function FilterSelect<Value extends string>(props: FilterSelectProps<Value>) {
  const { label, values, options, onChange, className } = props;
  const t = useTranslations("catalog");
  const id = useId();
  const [first, ...others] = values;
  const isListed = first === undefined || options.some(({ value }) => value === first);
  return (
    <div
      className={classNames(
        "flex min-w-0 items-center gap-1.5 max-sm:flex-[1_1_40%] max-sm:flex-col max-sm:items-stretch max-sm:gap-0.5",
        className,
      )}
    >
      <label htmlFor={id} className="shrink-0 text-12 text-text-3">
        {label}
      </label>
      <Select
        id={id}
        value={others.length > 0 ? several : (first ?? all)}
        onChange={(event) => {
          const chosen = options.find(({ value }) => value === event.target.value);
          if (event.target.value !== several) onChange(chosen ? [chosen.value] : []);
        }}
      >
        <option value={all}>{t("all")}</option>
        {others.length > 0 && <option value={several}>{t("several", { count: values.length })}</option>}
        {!isListed && others.length === 0 && <option value={first}>{first}</option>}
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
    </div>
  );
}
