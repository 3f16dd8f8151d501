"use client";

import { useEffect, useState } from "react";
import { Kbd } from "./kbd";

interface Tip {
  of: Element;
  text: string;
  shortcut: string | undefined;
  left: number;
  top: number;
  isBelow: boolean;
}

const hoverDelayMs = 350;
const margin = 8;

/** What an element has to tell: its own tip, a time in UTC, or its text where it, or a part of it, is cut off. */
function textOf(element: HTMLElement): string | undefined {
  if (element.dataset.tip) return element.dataset.tip;
  const time = element.querySelector("time");
  if (time) return `${time.dateTime.replace("T", " ").replace("Z", "")} UTC`;
  const parts = [element, ...element.querySelectorAll<HTMLElement>(".cut")];
  const isCut = parts.some((part) => part.scrollWidth > part.clientWidth);
  return isCut ? (element.textContent ?? undefined) : undefined;
}

function tipOf(target: EventTarget | null): Tip | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-tip],[data-cut],td") : null;
  const text = element && textOf(element);
  if (!text || !element.isConnected) return null;
  const box = element.getBoundingClientRect();
  const isBelow = box.bottom + 40 < window.innerHeight;
  return {
    of: element,
    text,
    shortcut: element.dataset.tipKey,
    left: Math.min(Math.max(box.left + Math.min(box.width, 320) / 2, margin), window.innerWidth - margin),
    top: isBelow ? box.bottom + 6 : box.top - 6,
    isBelow,
  };
}

/** The tooltip itself; see `TooltipLayer`. */
export default function Tooltip() {
  const [tip, setTip] = useState<Tip | null>(null);

  useEffect(() => {
    let timer = 0;
    const hide = () => {
      window.clearTimeout(timer);
      setTip(null);
    };
    const hover = (event: PointerEvent) => {
      hide();
      if (event.pointerType === "touch") return;
      const { target } = event;
      timer = window.setTimeout(() => setTip(tipOf(target)), hoverDelayMs);
    };
    const focus = (event: FocusEvent) => {
      hide();
      if (event.target instanceof Element && event.target.matches(":focus-visible"))
        setTip(tipOf(event.target));
    };
    const key = (event: KeyboardEvent) => event.key === "Escape" && hide();
    // The layer wakes under the pointer or the focus that woke it.
    const woken = [...document.querySelectorAll(":hover")].at(-1) ?? document.activeElement;
    timer = window.setTimeout(() => setTip(tipOf(woken)), hoverDelayMs);
    document.addEventListener("pointerover", hover);
    document.addEventListener("focusin", focus);
    document.addEventListener("pointerdown", hide, true);
    document.addEventListener("scroll", hide, true);
    document.addEventListener("keydown", key, true);
    return () => {
      hide();
      document.removeEventListener("pointerover", hover);
      document.removeEventListener("focusin", focus);
      document.removeEventListener("pointerdown", hide, true);
      document.removeEventListener("scroll", hide, true);
      document.removeEventListener("keydown", key, true);
    };
  }, []);

  const shownOf = tip?.of;
  useEffect(() => {
    if (!shownOf) return;
    // No pointer and no focus tells that an element has left the page from under it.
    const observer = new MutationObserver(() => !shownOf.isConnected && setTip(null));
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [shownOf]);

  if (!tip) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed z-60 flex w-max max-w-[min(480px,calc(100vw-16px))] items-center gap-2 rounded-2 bg-ink px-2.25 py-1.5 text-11 text-on-ink shadow-2"
      style={{
        left: tip.left,
        top: tip.top,
        transform: `translate(-${(tip.left / window.innerWidth) * 100}%, ${tip.isBelow ? "0" : "-100%"})`,
      }}
    >
      <span className="line-clamp-6">{tip.text}</span>
      {tip.shortcut && <Kbd className="bg-transparent! text-on-ink! opacity-80">{tip.shortcut}</Kbd>}
    </div>
  );
}
