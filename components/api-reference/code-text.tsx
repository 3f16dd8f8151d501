import { createElement, Fragment } from "react";

/** A sentence of the contract, whose codes stand between backticks. */
export function CodeText({ text }: { text: string }) {
  const parts = text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? createElement("code", { className: "code" }, part) : part));
  return createElement(Fragment, null, ...parts);
}
