import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Segmented } from "@/components/ui/segmented";
import type { SubscriptionBody } from "@/lib/subscriptions/model";
import { FormPart } from "./form-part";

interface ChannelFieldProps {
  notify: SubscriptionBody["notify"];
  enabled: boolean;
  error: string | undefined;
  onChange: (change: Partial<Pick<SubscriptionBody, "notify" | "enabled">>) => void;
}

/** How people are told, and whether at all. */
export function ChannelField({ notify, enabled, error, onChange }: ChannelFieldProps) {
  const t = useTranslations("subscriptions");
  return (
    <div className="shrink-0">
      <div className="flex flex-wrap justify-between gap-x-5 gap-y-4">
        <FormPart field="notify" label={t("notify")} error={error} className="flex-1">
          <div className="flex h-8 items-center gap-4.5">
            {(["email", "sms"] as const).map((channel) => (
              <Checkbox
                key={channel}
                label={t(channel)}
                checked={notify[channel]}
                onChange={(event) => onChange({ notify: { ...notify, [channel]: event.target.checked } })}
              />
            ))}
          </div>
        </FormPart>
        <FormPart field="enabled" label={t("enabled")}>
          <Segmented
            label={t("enabled")}
            options={[
              { value: "yes", label: <span className="px-1.75">{t("yes")}</span> },
              { value: "no", label: <span className="px-1.75">{t("no")}</span> },
            ]}
            value={enabled ? "yes" : "no"}
            onChange={(value) => onChange({ enabled: value === "yes" })}
          />
        </FormPart>
      </div>
      <p className="pt-1 text-12 text-text-3">{error ? "\u00a0" : t("noMeans")}</p>
    </div>
  );
}
