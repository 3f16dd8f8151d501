/** Joins the class names that apply; `false`, `null` and `undefined` stand for "not here". */
export const classNames = (...names: readonly (string | false | null | undefined)[]) =>
  names.filter(Boolean).join(" ");
