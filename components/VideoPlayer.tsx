import { clockText } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { sourceAddress } from "./library_places.ts";

/** The site a video comes from; nothing is asked of it before a person plays. */
export const VIDEO_SITE = "https://www.youtube-nocookie.com";

interface VideoPlayerProps {
  sourceId: string;
  youtubeId: string;
  title: string;
  /** From where it plays, in seconds; null while it does not play. */
  playing: number | null;
  /** From where it would play. */
  startAt: number;
}

/** The video of an episode: a button until a person plays it, so that nothing is loaded from YouTube before. */
export function VideoPlayer({ sourceId, youtubeId, title, playing, startAt }: VideoPlayerProps) {
  if (playing !== null) {
    return (
      <div class="video">
        <iframe
          src={`${VIDEO_SITE}/embed/${youtubeId}?autoplay=1&rel=0&start=${Math.floor(playing)}`}
          title={`Video: ${title}`}
          allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
          referrerpolicy="strict-origin-when-cross-origin"
        />
        <p class="meta">
          <a href={youtubeAddress(youtubeId, playing)} target="_blank" rel="noopener noreferrer">
            Open at YouTube (new window)
          </a>
        </p>
      </div>
    );
  }
  return (
    <div class="video">
      <a
        class="video__button"
        href={sourceAddress(sourceId, { play: true, t: startAt })}
        data-play={Math.floor(startAt)}
      >
        <Icon name="play" />
        {startAt < 1 ? "Play the episode" : `Play from ${clockText(startAt)}`}
      </a>
      <p class="meta">The video loads from YouTube once you play it.</p>
    </div>
  );
}

/** The address of a video at a second, at YouTube. */
function youtubeAddress(youtubeId: string, seconds: number): string {
  return `https://www.youtube.com/watch?v=${youtubeId}&t=${Math.floor(seconds)}`;
}
