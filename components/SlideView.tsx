import type { ComponentChildren } from "preact";
import type { ReportDetail } from "../lib/contract/report_shapes.ts";
import { slidePage, slidePicture } from "./Deck.tsx";
import { Icon } from "./Icon.tsx";
import { PageHead } from "./PageHead.tsx";

/** The id of the strip of all slides. */
export const SLIDE_STRIP = "slide-strip";

interface SlideViewProps {
  report: Pick<ReportDetail, "id" | "event_name" | "outline">;
  /** Counted from 1. */
  number: number;
  /** What listens to the keyboard. */
  keys: ComponentChildren;
}

/** One slide, large, between the one before and the one after it; its headline stands on it. */
export function SlideView({ report, number, keys }: SlideViewProps) {
  const { id, event_name, outline } = report;
  const title = outline[number - 1]?.title ?? "";
  return (
    <>
      <PageHead
        title={`Slide ${number} of ${outline.length}`}
        up={{ href: `/reports/${id}`, text: event_name }}
      >
        <Step reportId={id} to={number - 1} last={outline.length} text="Previous" icon="left" />
        <Step reportId={id} to={number + 1} last={outline.length} text="Next" icon="right" />
      </PageHead>
      <figure class="stage">
        <img
          class="slide"
          src={slidePicture(id, number)}
          alt={title}
          width="1280"
          height="720"
        />
      </figure>
      <nav class="strip" id={SLIDE_STRIP} aria-label="Slides">
        <ol>
          {outline.map((slide) => (
            <li key={slide.number}>
              <a
                href={slidePage(id, slide.number)}
                aria-current={slide.number === number ? "page" : "false"}
                aria-label={`Slide ${slide.number}: ${slide.title}`}
              >
                <img
                  class="slide"
                  src={slidePicture(id, slide.number)}
                  alt=""
                  width="160"
                  height="90"
                  loading="lazy"
                />
                <span class="meta num" aria-hidden="true">{slide.number}</span>
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <p class="row below">
        <a class="button" href={slidePicture(id, number)}>Open the picture alone</a>
        {keys}
      </p>
    </>
  );
}

/** A way to a neighbour; past the ends it keeps its place, and leads nowhere. */
function Step({ reportId, to, last, text, icon }: {
  reportId: string;
  to: number;
  last: number;
  text: "Previous" | "Next";
  icon: "left" | "right";
}) {
  const label = [
    icon === "left" ? <Icon key="icon" name="left" small /> : null,
    text,
    icon === "right" ? <Icon key="icon" name="right" small /> : null,
  ];
  if (to < 1 || to > last) return <span class="button" aria-disabled="true">{label}</span>;
  return <a class="button" href={slidePage(reportId, to)} rel={icon === "left" ? "prev" : "next"}>{label}</a>;
}
