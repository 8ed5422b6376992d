import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { VideoPlayer } from "../components/VideoPlayer.tsx";

interface EpisodePlayerProps {
  sourceId: string;
  youtubeId: string;
  title: string;
  playing: number | null;
  startAt: number;
}

/** The video of an episode; any time of the transcript that is pressed plays it from there, without leaving the page. */
export function EpisodePlayer(props: EpisodePlayerProps) {
  const playing = useSignal(props.playing);
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    function press(event: MouseEvent): void {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      const link = (event.target as Element).closest<HTMLElement>("[data-play]");
      if (link === null) return;
      event.preventDefault();
      playing.value = Number(link.dataset.play);
      place.current?.scrollIntoView({ block: "nearest" });
    }
    addEventListener("click", press);
    return () => removeEventListener("click", press);
  }, []);

  return (
    <div ref={place}>
      <VideoPlayer {...props} playing={playing.value} />
    </div>
  );
}
