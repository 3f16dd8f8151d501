import { useEffect, useEffectEvent, useState } from "react";
import type { OwningScope } from "@/lib/access/scope";
import type { EventType } from "@/lib/subscriptions/model";
import type { TypeChoice } from "./catalog-choices";
import { type FilledIn, type SubscriptionForm, typeOf } from "./popup-form";
import { grantWish, type PopupBeginning, restOfWish, takeNames } from "./popup-wish";
import { useSeenNames } from "./use-seen-names";

interface WishOptions {
  scope: OwningScope;
  beginning: Pick<PopupBeginning, "wish" | "unseen">;
  form: SubscriptionForm;
  onForm: (form: SubscriptionForm) => void;
}

/** What a link asks for and no type could be told for: granted once a type is chosen. */
export function useWish({ scope, beginning, form, onForm }: WishOptions) {
  const [wish, setWish] = useState(beginning.wish);
  const [unseen, setUnseen] = useState(beginning.unseen);
  /** Names that wait for an answer whether anything of the chosen type was seen under them. */
  const [asked, setAsked] = useState<readonly string[]>([]);
  const seen = useSeenNames(scope, typeOf(form), asked);
  const takeSeen = useEffectEvent(() => {
    const taken = takeNames({ form, unseen }, asked, seen);
    setAsked([]);
    setUnseen(taken.unseen);
    onForm(taken.form);
  });
  const isAnswered = asked.length > 0 && seen !== null;
  useEffect(() => {
    if (isAnswered) takeSeen();
  }, [isAnswered]);
  return {
    /** What is still to be said of it; null where nothing waits. */
    wish: wish && restOfWish(wish, form.service),
    unseen,
    /** The fields with the type and what waited for it; null where nothing did. */
    grant: (type: EventType, offer: TypeChoice | undefined): FilledIn | null => {
      if (wish === null || offer === undefined) return null;
      setWish(null);
      setAsked(wish.names);
      return grantWish(form, type, offer, wish);
    },
    /** Another type: what was said of the one before says nothing of it. */
    forget: () => {
      setAsked([]);
      setUnseen([]);
    },
  };
}
