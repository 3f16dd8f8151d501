import { Database } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ComboboxOption } from "@/components/ui/combobox-list";
import { providerNameOf } from "@/lib/catalog/model";
import type { ServiceChoice } from "./catalog-choices";
import { ChoiceButton } from "./choice-button";
import { FormPart } from "./form-part";
import { searchOptions } from "./search-options";

interface ServiceFieldProps {
  services: readonly ServiceChoice[];
  provider: string;
  service: string;
  error: string | undefined;
  onChoose: (service: ServiceChoice) => void;
}

const keyOf = ({ provider, service }: Pick<ServiceChoice, "provider" | "service">) =>
  `${provider}|${service}`;

/** One search over the services of every provider that has entries in this scope. */
export function ServiceField({ services, provider, service, error, onChoose }: ServiceFieldProps) {
  const t = useTranslations("subscriptions");
  const locale = useLocale();
  const chosen = services.find((item) => keyOf(item) === keyOf({ provider, service }));
  const search = (text: string): ComboboxOption[] =>
    searchOptions(services, text, (item) => [
      item.name[locale],
      item.service,
      item.name.en,
      item.name.ko,
      providerNameOf(item.provider),
    ]).map((item) => ({
      value: keyOf(item),
      label: item.name[locale],
      detail: providerNameOf(item.provider),
    }));
  return (
    <FormPart field="service" label={t("service")} error={error}>
      <ChoiceButton
        label={t("service")}
        icon={Database}
        detail={chosen && providerNameOf(chosen.provider)}
        placeholder={t("findService")}
        nothing={t("noService")}
        search={search}
        value={chosen ? keyOf(chosen) : null}
        onChoose={(value) => {
          const found = services.find((item) => keyOf(item) === value);
          if (found) onChoose(found);
        }}
        isInvalid={error !== undefined}
      >
        {chosen ? chosen.name[locale] : <span className="text-text-3">{t("chooseService")}</span>}
      </ChoiceButton>
    </FormPart>
  );
}
