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

/** An organisation's own picture, as a page places it. */
export interface LogoPicture {
  /** Changes with the picture. */
  version: string;
  width: number;
  height: number;
}

/** The organisation's logo on a plate of paper, which logos are drawn for; its name stands beside or under it. */
export function Logo({ version, width, height }: LogoPicture) {
  return (
    <span class="plate">
      <img src={`/brand/logo?v=${version}`} width={width} height={height} alt="" />
    </span>
  );
}
