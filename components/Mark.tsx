/** The portal's round mark: a voice, as its sound wave. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <circle cx="16" cy="16" r="15" fill="none" stroke="currentColor" stroke-width="2" />
      <path
        d="M8 14v4M12 10.5v11M16 7.5v17M20 12v8M24 14.5v3"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
      />
    </svg>
  );
}
