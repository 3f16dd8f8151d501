import { useTranslations } from "next-intl";
import { useId } from "react";
import { Select } from "@/components/ui/select";

interface FilterSelectProps<Value extends string> {
  label: string;
  value: Value | null;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value | null) => void;
}

/** One filter with its name before it. */
export function FilterSelect<Value extends string>(props: FilterSelectProps<Value>) {
  const { label, value, options, onChange } = props;
  const t = useTranslations("deliveries");
  const id = useId();
  return (
    <div className="flex min-w-0 items-center gap-1.5 max-sm:flex-[1_1_40%] max-sm:flex-col max-sm:items-stretch max-sm:gap-0.5">
      <label htmlFor={id} className="shrink-0 text-12 text-text-3">
        {label}
      </label>
      <Select
        id={id}
        value={value ?? ""}
        className="max-sm:[&>select]:h-10 max-sm:[&>svg]:top-3.25"
        onChange={(event) =>
          onChange(options.find((option) => option.value === event.target.value)?.value ?? null)
        }
      >
        <option value="">{t("all")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </div>
  );
}
