/**
 * What switches a control off and tells why, at the pointer and to screen readers. It keeps the focus and its place in
 * the order of Tab, unlike a `disabled` one, which can tell nobody anything.
 *
 * @param reason why it can't be used now; null where it can
 */
export const offProps = (reason: string | null | undefined) =>
  reason
    ? ({
        "aria-disabled": true,
        "aria-description": reason,
        "data-tip": reason,
        onClick: (event: { preventDefault: () => void }) => event.preventDefault(),
      } as const)
    : {};
