/** The mark: three stones, the largest below. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="currentColor"
      aria-hidden="true"
      className="shrink-0"
    >
      <rect x="7" y="2" width="6.5" height="4.2" rx="2.1" />
      <rect x="4.2" y="7.4" width="10.6" height="4.8" rx="2.4" />
      <rect x="1.5" y="13.4" width="17" height="5" rx="2.5" />
    </svg>
  );
}
