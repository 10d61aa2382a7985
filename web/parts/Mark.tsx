/** The sign of the house: a grid with one cell filled. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M8 3v18M16 3v18M3 8h18M3 16h18" />
      <rect x="9.4" y="9.4" width="5.2" height="5.2" fill="var(--accent)" stroke="none" />
    </svg>
  )
}
