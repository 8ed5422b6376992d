import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Progress } from "../components/Progress.tsx";
import { call, listen } from "../lib/client/mod.ts";
import { followSource, readSource } from "../lib/contract/library.ts";
import { LibrarySource } from "../lib/contract/library_shapes.ts";

interface LiveSourceProps {
  id: string;
  title: string;
  progress: LibrarySource["progress"];
  /** In a list each row only asks, for a browser keeps few streams open at once. */
  listed?: boolean;
}

const ASK_EVERY_MS = 2_000;

/** How far the reading of a source is, moving by itself; once it is settled the page is loaded anew. */
export function LiveSource({ id, title, progress, listed }: LiveSourceProps) {
  const shown = useSignal(progress);

  useEffect(() => {
    function take(next: LibrarySource): void {
      if (next.progress === null) location.reload();
      else shown.value = next.progress;
    }
    const ask = async () => take(await call(readSource, { id }));
    if (!listed) {
      const path = followSource.path.replace("{id}", id);
      const followed = listen(path, { on: { source: (next) => take(LibrarySource.parse(next)) }, poll: ask });
      return () => followed.close();
    }
    // A question that fails is asked again at the next turn.
    const timer = setInterval(() => document.hidden || ask().catch(() => {}), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);

  const { value } = shown;
  if (value === null) return null;
  return (
    <>
      <Progress label={title} fraction={value.fraction} step={value.step} />
      {listed ? null : <p class="sr" role="status">{value.step}</p>}
    </>
  );
}
