import { type Platform, PLATFORM_NAMES } from "../../lib/contract/metrics.ts";

const SHAPES: Record<Platform, string> = {
  youtube: "M1 1h10v10H1z",
  linkedin: "M.5 6a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0",
  x: "M6 .5 11.8 11.5H.2z",
};

/** The class that gives a platform its colour, the same everywhere. */
export const PLATFORM_HUES: Record<Platform, string> = { youtube: "c1", linkedin: "c2", x: "c3" };

/** A platform's name behind its mark: a square, a circle, a triangle. */
export function PlatformMark({ platform, text }: { platform: Platform; text?: string }) {
  return (
    <span class="platform">
      <svg class={PLATFORM_HUES[platform]} viewBox="0 0 12 12" aria-hidden="true">
        <path d={SHAPES[platform]} fill="currentColor" />
      </svg>
      {text ?? PLATFORM_NAMES[platform]}
    </span>
  );
}
