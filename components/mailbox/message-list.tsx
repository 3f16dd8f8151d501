import { Mail, MessageSquare } from "lucide-react";
import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { useTimeZone } from "@/components/ui/time-zone-context";
import type { MailboxMessage } from "@/lib/deliveries/model";
import { formatShortTime } from "@/lib/shared/format-time";

interface MessageListProps {
  messages: readonly MailboxMessage[];
  opened: string | null;
  now: number;
  hrefOf: (id: string) => Route;
  onOpen: (id: string) => void;
}

interface ItemProps extends Omit<MessageListProps, "messages" | "opened"> {
  message: MailboxMessage;
  isOpen: boolean;
}

function Item({ message, isOpen, now, hrefOf, onOpen }: ItemProps) {
  const t = useTranslations("mailbox");
  const { zone } = useTimeZone();
  const locale = useLocale();
  const { id, channel, subject, text, recipient, createdAt } = message;
  return (
    <li>
      <a
        href={hrefOf(id)}
        data-message={id}
        aria-current={isOpen ? "true" : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
          event.preventDefault();
          onOpen(id);
        }}
        className={classNames(
          "grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 border-b border-line-soft py-2.5 pr-4 pl-6 max-sm:px-3 -outline-offset-2",
          isOpen ? "bg-accent-soft shadow-[inset_2px_0_var(--accent)]" : "hover:bg-hover",
        )}
      >
        <span className="flex min-w-0 items-center gap-1.5 text-12 text-text-2">
          <Icon of={channel === "email" ? Mail : MessageSquare} size={12} className="shrink-0 text-text-3" />
          <span className="sr-only">{t(`channel.${channel}`)}</span>
          <span className="cut">{recipient.name}</span>
        </span>
        <time dateTime={createdAt} className="num text-12 text-text-3">
          {formatShortTime(createdAt, zone, locale, now)}
        </time>
        <span className="col-span-2 line-clamp-2 font-medium wrap-anywhere">{subject || text}</span>
      </a>
    </li>
  );
}

/** What was written, the newest first. */
export function MessageList({ messages, opened, ...rest }: MessageListProps) {
  const t = useTranslations("mailbox");
  return (
    <ul aria-label={t("messages")}>
      {messages.map((message) => (
        <Item key={message.id} message={message} isOpen={message.id === opened} {...rest} />
      ))}
    </ul>
  );
}
