interface DeckProps {
  reportId: string;
  outline: { number: number; title: string }[];
}

/** How many slides are shown before a person asks for the rest: the large first one and two full rows. */
const SHOWN = 9;

/** Pictures of the slides, the first one large. */
export function Deck({ reportId, outline }: DeckProps) {
  const rest = outline.slice(SHOWN);
  return (
    <>
      <ol class="deck deck--lead">
        {outline.slice(0, SHOWN).map((slide, index) => (
          <Slide key={slide.number} reportId={reportId} slide={slide} soon={index < 5} />
        ))}
      </ol>
      {rest.length === 0 ? null : (
        <details class="more below">
          <summary>
            <span class="when-shut">Show the other {rest.length} slides</span>
            <span class="when-open">Show fewer slides</span>
          </summary>
          <ol class="deck" start={SHOWN + 1}>
            {rest.map((slide) => <Slide key={slide.number} reportId={reportId} slide={slide} />)}
          </ol>
        </details>
      )}
    </>
  );
}

/** Where a slide is shown large. */
export function slidePage(reportId: string, number: number): string {
  return `/reports/${reportId}/slides/${number}`;
}

/** Where the picture of a slide is. */
export function slidePicture(reportId: string, number: number): string {
  return `/api/reports/${reportId}/slides/${number}`;
}

function Slide({ reportId, slide, soon }: {
  reportId: string;
  slide: { number: number; title: string };
  soon?: boolean;
}) {
  return (
    <li>
      <figure>
        <a
          href={slidePage(reportId, slide.number)}
          aria-label={`Slide ${slide.number}: ${slide.title}`}
          title={slide.title}
        >
          <img
            class="slide"
            src={slidePicture(reportId, slide.number)}
            alt=""
            width="640"
            height="360"
            loading={soon ? "eager" : "lazy"}
          />
        </a>
        <figcaption>
          <b>{slide.number}</b>
          <span>{slide.title}</span>
        </figcaption>
      </figure>
    </li>
  );
}
