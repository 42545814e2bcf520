/** The thread that steps up to a mark. */
export const Logo = () => (
  <svg aria-hidden="true" viewBox="0 0 32 32" className="size-6 shrink-0">
    <path
      d="M2 20h8q3 0 3-3v-4q0-3 3-3h14"
      fill="none"
      stroke="var(--color-accent)"
      strokeWidth="3"
      strokeLinecap="round"
    />
    <rect x="20" y="6" width="8" height="8" rx="1" fill="var(--color-accent)" />
    <circle cx="7" cy="20" r="4" fill="var(--color-accent)" />
  </svg>
)
