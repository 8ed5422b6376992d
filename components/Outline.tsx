import { countOf } from "./format.ts";
import type { Missing } from "./report_form.ts";

interface OutlineProps {
  outline: { number: number; title: string }[];
  missing: Missing[];
  /** A correction is on its way, so the list may be about to change. */
  stale?: boolean;
  /** Said to screen readers when the deck changed. */
  told?: string;
}

/** The deck that will come of it, and the button that makes it; on a phone the button is docked above the bar. */
export function Outline({ outline, missing, stale, told }: OutlineProps) {
  return (
    <>
      <aside class="sum" aria-label="The deck to come">
        <div class="sum__box">
          <h2>{outline.length === 0 ? "No slides yet" : countOf(outline.length, "slide")}</h2>
          {outline.length === 0
            ? <p class="quiet">They are listed here once both files are read.</p>
            : (
              <ol class={stale ? "outline outline--stale" : "outline"} tabIndex={0} aria-label="Slides">
                {outline.map((slide) => <li key={slide.number}>{slide.title}</li>)}
              </ol>
            )}
          <div class="sum__acts stack">
            <GenerateButton wide />
            <p class="meta">
              <MissingWords missing={missing} />{" "}
              The deck is made in the background, and you can leave this page.
            </p>
          </div>
          <p class="sr" role="status">{told}</p>
        </div>
      </aside>
      <div class="dock">
        <p class="meta">
          {missing.length === 0 ? countOf(outline.length, "slide") : <MissingWords missing={missing} />}
        </p>
        <GenerateButton />
      </div>
    </>
  );
}

function GenerateButton({ wide }: { wide?: boolean }) {
  return (
    <button
      class={wide ? "button button--primary button--wide" : "button button--primary"}
      type="submit"
      name="action"
      value="generate"
    >
      Generate report
    </button>
  );
}

function MissingWords({ missing }: { missing: Missing[] }) {
  if (missing.length === 0) return null;
  const count = ["One thing", "Two things", "Three things", "Four things"][missing.length - 1] ??
    `${missing.length} things`;
  return (
    <>
      {count} to settle first: {missing.map(({ words, href }, index) => (
        <>
          {index === 0 ? "" : index === missing.length - 1 ? " and " : ", "}
          <a key={href} href={href}>{words}</a>
        </>
      ))}.
    </>
  );
}
