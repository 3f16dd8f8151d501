import { Check, Inbox, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { PreviewRecipient, SubscriptionBody, SubscriptionPreview } from "@/lib/subscriptions/model";

interface ChannelMarkProps {
  label: string;
  willBeSent: boolean;
  /** What is sent over it stays in the console. */
  isKept: boolean;
}

/** A check where it will be sent, a tray where it will be kept in the console, a dash where it will be neither. */
const looks = {
  willBeSent: { mark: Check, look: "bg-ok-soft text-ok" },
  willBeKept: { mark: Inbox, look: "bg-warn-soft text-warn" },
  willNotBeSent: { mark: Minus, look: "edge text-text-3" },
} as const;

function ChannelMark({ label, willBeSent, isKept }: ChannelMarkProps) {
  const t = useTranslations("subscriptions");
  const state = !willBeSent ? "willNotBeSent" : isKept ? "willBeKept" : "willBeSent";
  const { mark: Mark, look } = looks[state];
  return (
    <span
      className={classNames(
        "inline-flex h-5 items-center gap-0.75 whitespace-nowrap rounded-1 px-1.25 text-11 font-medium",
        look,
      )}
    >
      <Mark aria-hidden size={11} strokeWidth={2} />
      {label}
      <span className="sr-only">{t(state)}</span>
    </span>
  );
}

/** Two letters of a name of two words; the last two syllables of a Korean name of three. */
function initialsOf(name: string): string {
  const [first = "", ...others] = name.trim().split(/\s+/);
  const last = others.at(-1);
  if (last) return `${[...first][0] ?? ""}${[...last][0] ?? ""}`.toUpperCase();
  return /^\p{Script=Hangul}+$/u.test(first) ? first.slice(-2) : first.slice(0, 2).toUpperCase();
}

interface RecipientListProps {
  recipients: readonly PreviewRecipient[];
  notify: SubscriptionBody["notify"];
  kept: SubscriptionPreview["kept"];
}

/** Everybody in the groups: who is told how, and why not where they are not. */
export function RecipientList({ recipients, notify, kept }: RecipientListProps) {
  const t = useTranslations("subscriptions");
  return (
    <ul aria-label={t("whoIsReached")}>
      {recipients.map(({ userId, name, email, sms, reason }) => (
        <li
          key={userId}
          className="grid grid-cols-[24px_minmax(0,1fr)_auto] items-center gap-x-2.25 py-1.75 not-first:border-t not-first:border-line-soft"
        >
          <span
            aria-hidden
            className="grid size-6 place-items-center rounded-full bg-active text-[10px] font-semibold text-text-2"
          >
            {initialsOf(name)}
          </span>
          <span className="cut" data-cut>
            {name}
          </span>
          <span className="flex gap-1">
            {notify.email && <ChannelMark label={t("email")} willBeSent={email} isKept={kept.email} />}
            {notify.sms && <ChannelMark label={t("sms")} willBeSent={sms} isKept={kept.sms} />}
          </span>
          {/* What holds for everybody is said above them. */}
          {reason && reason !== "subscription_disabled" && (
            <small className="col-span-2 col-start-2 text-11 text-text-3">
              {t(`${email || sms ? "reasonPartly" : "reason"}.${reason}`)}
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}
