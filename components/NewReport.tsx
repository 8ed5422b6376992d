import type { ComponentChildren } from "preact";
import type { ReportDraft } from "../lib/contract/report_shapes.ts";
import { EventFields } from "./EventFields.tsx";
import { Notice } from "./Notice.tsx";
import { PageHead } from "./PageHead.tsx";
import { type EventTexts, type FormErrors, REPORT_FORM } from "./report_form.ts";
import { Understood } from "./Understood.tsx";

interface NewReportProps {
  draft: ReportDraft | null;
  texts: EventTexts;
  errors: FormErrors;
  /** A refusal that belongs to no field. */
  refusal?: string;
  /** The two files, which may take uploads by themselves. */
  files: ComponentChildren;
  /** The deck to come and its button. */
  outline: ComponentChildren;
}

/** Making a report: files, what was understood, the event; the deck to come at the side. */
export function NewReport({ draft, texts, errors, refusal, files, outline }: NewReportProps) {
  const read = draft !== null &&
    (draft.outline.length > 0 || draft.speakers.length > 0 || draft.questions.length > 0);
  return (
    <>
      <PageHead
        title="New report"
        up={{ href: "/reports", text: "Reports" }}
        below={<p class="quiet">Two files in, one deck out. Check what was understood before it is made.</p>}
      />
      {refusal === undefined ? null : (
        <div class="gap-after">
          <Notice tone="bad" role="alert">
            <p>{refusal}</p>
          </Notice>
        </div>
      )}
      <form
        class="cols"
        id={REPORT_FORM}
        method="post"
        action={draft === null ? "/reports/new" : `/reports/new?draft=${draft.id}`}
        encType="multipart/form-data"
        noValidate
      >
        <div>
          <Step number={1} title="Files">
            {files}
            <noscript>
              <p class="below">
                <button class="button" type="submit" name="action" value="read">Read the files</button>
              </p>
            </noscript>
          </Step>
          {draft !== null && read
            ? (
              <Step
                number={2}
                title="What we understood"
                below="Change anything that is wrong. The deck follows."
              >
                <Understood draft={draft} />
                <noscript>
                  <p class="below">
                    <button class="button" type="submit" name="action" value="update">
                      Update the list of slides
                    </button>
                  </p>
                </noscript>
              </Step>
            )
            : (
              <Step
                number={2}
                title="What we understood"
                below="Speakers, questions and anything odd are shown here once a file is read."
                next
              />
            )}
          <Step number={3} title="The event">
            <EventFields texts={texts} errors={errors} />
          </Step>
        </div>
        {outline}
      </form>
    </>
  );
}

function Step({ number, title, below, next, children }: {
  number: number;
  title: string;
  below?: string;
  /** There is nothing in it yet. */
  next?: boolean;
  children?: ComponentChildren;
}) {
  const id = `step-${number}`;
  return (
    <section class={next ? "step step--next" : "step"} aria-labelledby={id}>
      <span class="step__no" aria-hidden="true">{number}</span>
      <div>
        <h2 id={id}>{title}</h2>
        {below === undefined ? null : <p class="quiet">{below}</p>}
        {children}
      </div>
    </section>
  );
}
