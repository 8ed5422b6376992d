import type { LibrarySource } from "../lib/contract/library_shapes.ts";
import { Field } from "./Field.tsx";
import { sourceAddress } from "./library_places.ts";
import { PageHead } from "./PageHead.tsx";

/** The details of a source as they stand in the form. */
export interface SourceTexts {
  title: string;
  date: string;
  /** One a line. */
  speakers: string;
  youtube: string;
}

/** What the form holds of a source before anything is typed. */
export function sourceTexts(source: LibrarySource): SourceTexts {
  return {
    title: source.title,
    date: source.date ?? "",
    speakers: source.speakers.join("\n"),
    youtube: source.youtube_id ?? "",
  };
}

/** What is said of a source, to be changed. */
export function SourceForm({ source, texts, errors }: {
  source: LibrarySource;
  texts: SourceTexts;
  errors: Record<string, string>;
}) {
  return (
    <>
      <PageHead title="Edit details" up={{ href: sourceAddress(source.id), text: source.title }} />
      <form class="fields" method="post" noValidate>
        <Field name="title" label="Title" value={texts.title} error={errors.title} maxLength={300} full />
        <Field
          name="date"
          label={source.kind === "episode" ? "Recorded on" : "Issued on"}
          type="date"
          value={texts.date}
          error={errors.date}
        />
        {source.kind === "episode"
          ? (
            <Field
              name="youtube"
              label="Video at YouTube"
              hint="Its address or its id; empty where there is none."
              value={texts.youtube}
              error={errors.youtube}
              maxLength={300}
            />
          )
          : null}
        <Field
          name="speakers"
          label={source.kind === "episode" ? "Speakers" : "Authors"}
          hint="One a line. The names beside what was said come from the transcript and stay as they are."
          value={texts.speakers}
          error={errors.speakers}
          lines={4}
          full
        />
        <div class="full row">
          <button class="button button--primary" type="submit">Save changes</button>
          <a class="button" href={sourceAddress(source.id)}>Cancel</a>
        </div>
      </form>
    </>
  );
}

/** The question before a source is removed: what goes, and both ways out. */
export function RemoveSource({ source }: { source: LibrarySource }) {
  return (
    <>
      <PageHead title="Remove this source?" up={{ href: sourceAddress(source.id), text: "The source" }} />
      <section class="panel" aria-labelledby="what">
        <h2 id="what">
          <bdi>{source.title}</bdi>
        </h2>
        <p class="below">
          This deletes the file and what was read of it. Answers given before keep their quotations, and can
          no longer open them here. It can’t be undone.
        </p>
        {source.origin === "sync"
          ? (
            <p class="below">
              A folder brought it: as long as the file is there, the next sync adds it again.
            </p>
          )
          : null}
        <form class="acts" method="post">
          <a class="button" href={sourceAddress(source.id)}>Keep it</a>
          <button class="button button--bad" type="submit">Remove source</button>
        </form>
      </section>
    </>
  );
}
