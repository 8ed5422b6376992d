import type { Annotation } from "../../lib/contract/analytics_shapes.ts";
import { type Platform, PLATFORM_NAMES } from "../../lib/contract/metrics.ts";
import { includesRole } from "../../lib/contract/roles.ts";
import { dayText } from "../format.ts";
import type { Reader } from "../Frame.tsx";
import { PageHead } from "../PageHead.tsx";
import { AnnotationFields, type AnnotationTexts, KIND_NAMES } from "./AnnotationForm.tsx";

/** What is marked on a platform's charts, with what is needed to mark something more. */
export function Annotations({ annotations, platform, reader, back }: {
  annotations: readonly Annotation[];
  platform: Platform;
  reader: Reader;
  /** Where the reader returns to. */
  back: string;
}) {
  const mayMark = includesRole(reader.role, "editor");
  return (
    <section class="section later" aria-labelledby="annotations" id="marks">
      <div class="section__head">
        <h2 id="annotations">Marked on the charts</h2>
      </div>
      {annotations.length === 0
        ? <p class="quiet">Nothing is marked in these days: no webinar, no episode, no campaign.</p>
        : (
          <ul class="list">
            {annotations.map((each) => (
              <li key={each.id} class="between">
                <div>
                  <strong class="clip">
                    <bdi>{each.title}</bdi>
                  </strong>
                  <p class="meta">
                    {dayText(each.day)} · {KIND_NAMES[each.kind]}
                    {each.platform === null ? " · every platform" : ` · ${PLATFORM_NAMES[each.platform]}`}
                  </p>
                </div>
                {mayMark
                  ? (
                    <a
                      href={`/analytics/annotations/${each.id}?${new URLSearchParams({ back })}`}
                      aria-label={`Change ${each.title}`}
                    >
                      Change
                    </a>
                  )
                  : null}
              </li>
            ))}
          </ul>
        )}
      {mayMark
        ? (
          <p class="below">
            <a class="button" href={`/analytics/annotations?${new URLSearchParams({ back, platform })}`}>
              Mark a day
            </a>
          </p>
        )
        : null}
    </section>
  );
}

interface AnnotationPageProps {
  /** Null where it is new. */
  id: string | null;
  texts: AnnotationTexts;
  faults: Record<string, string>;
  back: string;
}

/** One mark on the charts, to be made, changed or taken off; it works without script. */
export function AnnotationPage({ id, texts, faults, back }: AnnotationPageProps) {
  const action = `/analytics/annotations${id === null ? "" : `/${id}`}?${new URLSearchParams({ back })}`;
  return (
    <>
      <PageHead
        title={id === null ? "Mark a day on the charts" : "Change a mark"}
        up={{ href: back, text: "Back to the figures" }}
        below={
          <p class="quiet">Everybody of your organisation sees it above the line, on the day it happened.</p>
        }
      />
      <form class="panel" method="post" action={action}>
        <AnnotationFields texts={texts} faults={faults} />
        <div class="acts">
          <button class="button button--primary" type="submit" name="act" value="keep">
            {id === null ? "Mark the day" : "Save"}
          </button>
          <a class="button" href={back}>Cancel</a>
          {id === null
            ? null
            : (
              <button class="button button--quiet" type="submit" name="act" value="remove" formNoValidate>
                Take it off the charts
              </button>
            )}
        </div>
      </form>
    </>
  );
}
