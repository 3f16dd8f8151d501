import { ArrowLeft } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { useTimeZone } from "@/components/ui/time-zone-context";
import type { MailboxMessage } from "@/lib/deliveries/model";
import { formatFullTime } from "@/lib/shared/format-time";
import { frameDocument } from "./mail-frame";

interface MessageViewProps {
  message: MailboxMessage;
  onBack: () => void;
}

function Facts({ message }: Pick<MessageViewProps, "message">) {
  const t = useTranslations("mailbox");
  const { zone } = useTimeZone();
  const locale = useLocale();
  const { recipient, channel, createdAt } = message;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-12 [&>dd]:wrap-anywhere [&>dt]:text-text-3">
      <dt>{t("to")}</dt>
      <dd>
        {recipient.name} <span className="text-text-3">{recipient.address}</span>
      </dd>
      <dt>{t("channelLabel")}</dt>
      <dd>{t(`channel.${channel}`)}</dd>
      <dt>{t("writtenAt")}</dt>
      <dd>
        <time dateTime={createdAt} className="num">
          {formatFullTime(createdAt, zone, locale)}
        </time>
      </dd>
    </dl>
  );
}

/** One message as its recipient would get it. Its HTML stands in a frame that runs nothing and loads nothing. */
export function MessageView({ message, onBack }: MessageViewProps) {
  const t = useTranslations("mailbox");
  const [form, setForm] = useState<"html" | "text">("html");
  const { subject, text, html, channel } = message;
  const isHtml = html !== null && form === "html";
  return (
    <article aria-label={subject || t(`channel.${channel}`)} className="flex h-full min-h-0 flex-col">
      <header className="grid gap-2.5 border-b border-line px-6 pt-4 pb-3 max-md:px-3">
        <div className="flex items-start gap-2">
          <IconButton label={t("backToList")} className="-ml-1 max-md:size-10! md:hidden" onClick={onBack}>
            <Icon of={ArrowLeft} />
          </IconButton>
          <h2 className="min-w-0 flex-1 text-16 font-semibold wrap-anywhere">
            {subject || t(`channel.${channel}`)}
          </h2>
          {html !== null && (
            <Segmented
              label={t("form")}
              size="small"
              options={[
                { value: "html", label: "HTML" },
                { value: "text", label: t("plainText") },
              ]}
              value={form}
              onChange={setForm}
            />
          )}
        </div>
        <Facts message={message} />
      </header>
      {isHtml ? (
        <iframe
          title={t("frameTitle", { subject })}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={frameDocument(html)}
          className="min-h-0 w-full flex-1 bg-white"
        />
      ) : (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
          tabIndex={0}
          className="code min-h-0 flex-1 overflow-y-auto px-6 py-4 wrap-anywhere whitespace-pre-wrap max-md:px-3"
        >
          {text}
        </pre>
      )}
    </article>
  );
}
