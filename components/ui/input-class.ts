import { classNames } from "./class-names";

/** The look of a text input. */
export const inputClass = (extra?: string) =>
  classNames(
    "edge-control h-8 w-full min-w-0 rounded-2 bg-surface px-2.25 outline-none focus:edge-focus",
    "aria-invalid:edge-fail disabled:bg-sunken disabled:text-text-3",
    extra,
  );
