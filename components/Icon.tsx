const ROUND = "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0";

/** Outlines on a square of 24, drawn in the colour of the text beside them. */
const PATHS = {
  analytics: "M5 20v-7M12 20V4M19 20v-11",
  api: "m8 7-5 5 5 5M16 7l5 5-5 5M13.5 4l-3 16",
  arrowDown: "M12 4v15M6 13.5l6 6 6-6",
  arrowUp: "M12 20V5M6 10.5 12 4.5l6 6",
  bin: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
  cross: "m6 6 12 12M18 6 6 18",
  done: `${ROUND}M8 12.3l2.8 2.8L16 9.5`,
  dots: "M6 12h.01M12 12h.01M18 12h.01",
  download: "M12 4v11M7 10.5l5 5 5-5M4 20h16",
  failed: `${ROUND}M12 7.5V13M12 16v.2`,
  file: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 15.5h6",
  find: "M4.5 10.5a6 6 0 1 0 12 0a6 6 0 1 0-12 0M15 15l5 5",
  grid: "M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14",
  half: `${ROUND}M12 7v5l3.5 2`,
  info: `${ROUND}M12 11v5.5M12 7.8v.2`,
  left: "m14.5 5-7 7 7 7",
  lock: "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3",
  log: "M6 3h12v18H6zM9 8h6M9 12h6M9 16h3",
  more: "M4 7h16M4 12h16M4 17h16",
  overview: "M4 19V5M4 19h16M8 15l4-5 3 3 5-7",
  people:
    "M5.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5c2 .8 3.2 2.6 3.5 5.5",
  play: "M8 5.5v13l10.5-6.5z",
  plus: "M12 5v14M5 12h14",
  redo: "M20 12a8 8 0 1 1-2.5-5.8M20 3v5h-5",
  reports: "M4 5h16v11H4zM12 16v4M8 20h8M8 12v-2M12 12V8M16 12v-3",
  right: "m9.5 5 7 7-7 7",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
  signOut: "M10 4H5v16h5M14 8l4 4-4 4M18 12H9",
  stop: "M7 7h10v10H7z",
  stopped: `${ROUND}M8 12h8`,
  up: "M12 20V5M6 10.5 12 4.5l6 6",
  library: "M5 4v16M9.5 4v16M14 4.5l5 15M3 20h18",
  warn: "M12 4 2.8 20h18.4zM12 10v4.5M12 17v.2",
  chat: "M4 5h16v11H11l-4 4v-4H4zM8 9h8M8 12h5",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  flag: "M6 21V4M6 4.5h12l-2.5 4 2.5 4H6",
  thumb: "M7 20H4V10h3zM7 10l4-7c1.5 0 2.5 1 2.3 2.5L12.5 9H19l-1.5 10.5L7 20",
} as const;

/** The name of an icon. */
export type IconName = keyof typeof PATHS;

/** An icon beside words that say the same; with `label` it speaks for itself. */
export function Icon({ name, small, label }: { name: IconName; small?: boolean; label?: string }) {
  const naming = label === undefined
    ? { "aria-hidden": "true" as const }
    : { role: "img" as const, "aria-label": label };
  return (
    <svg class={small ? "icon icon--small" : "icon"} viewBox="0 0 24 24" {...naming}>
      <path d={PATHS[name]} stroke-width={name === "dots" ? "2.6" : undefined} />
    </svg>
  );
}
