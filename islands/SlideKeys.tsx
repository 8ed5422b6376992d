import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { SLIDE_STRIP } from "../components/SlideView.tsx";

interface SlideKeysProps {
  /** Where each key leads; a key that leads nowhere is missing. */
  to: Record<string, string>;
}

/** Lets the keyboard turn slides. Each page takes its own place in the history, so that Back leads to the report. */
export function SlideKeys({ to }: SlideKeysProps) {
  const live = useSignal(false);
  useEffect(() => {
    live.value = true;
    showCurrent();
    function pressed(event: KeyboardEvent): void {
      const address = to[event.key];
      if (address === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      location.replace(address);
    }
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);

  return (
    <span class="meta hover-only" hidden={!live.value}>
      The arrow keys turn slides, and Escape leads back to the report.
    </span>
  );
}

/** Moves the strip, and only the strip, to where the slide of this page is. */
function showCurrent(): void {
  const strip = document.querySelector(`#${SLIDE_STRIP} ol`);
  const current = strip?.querySelector<HTMLElement>("[aria-current=page]");
  if (!strip || !current) return;
  strip.scrollLeft += current.getBoundingClientRect().left - (innerWidth - current.offsetWidth) / 2;
}
