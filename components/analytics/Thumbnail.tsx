import type { Post } from "../../lib/contract/analytics_shapes.ts";
import { PLATFORM_HUES } from "../charts/PlatformMark.tsx";

/**
 * Stands where a post's picture would be. Pictures lie with the platforms: to load one would tell the platform who reads
 * which post here, and when, so the portal's policy lets no outside image in.
 */
export function Thumbnail({ post }: { post: Pick<Post, "account" | "kind" | "duration_seconds"> }) {
  const isVideo = post.duration_seconds !== null || /video|live|short/i.test(post.kind ?? "");
  return (
    <svg class={`thumb ${PLATFORM_HUES[post.account.platform]}`} viewBox="0 0 64 36" aria-hidden="true">
      <rect class="thumb__ground" width="64" height="36" rx="4" />
      {isVideo
        ? <path class="thumb__mark" d="M27 11.5v13L39 18z" />
        : <path class="thumb__lines" d="M16 12h32M16 18h32M16 24h20" />}
    </svg>
  );
}
