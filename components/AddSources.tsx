import type { ComponentChildren } from "preact";
import { LIBRARY_FILES } from "../lib/contract/library.ts";
import type { AddedFile } from "../lib/contract/library_shapes.ts";
import { countOf } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { sourceAddress } from "./library_places.ts";
import { Notice } from "./Notice.tsx";
import { PageHead } from "./PageHead.tsx";
import { Progress } from "./Progress.tsx";

/** A file on its way into the library. */
export interface ArrivingFile {
  name: string;
  /** How much of it was sent, 0 to 1; null once it has arrived or was refused. */
  sent: number | null;
  added: AddedFile | null;
  refusal: string | null;
}

/** Adding files: the form, and what became of each. */
export function AddSources({ form }: { form: ComponentChildren }) {
  return (
    <>
      <PageHead
        title="Add files"
        up={{ href: "/library", text: "Library" }}
        below={
          <p class="quiet">
            Each file becomes a source of its own. The same file again is known by its content and not
            doubled.
          </p>
        }
      />
      {form}
      <section class="section adding__help" aria-labelledby="kinds">
        <h2 id="kinds">What can be read</h2>
        <ul>
          <li>
            <b>Transcripts of episodes</b>: VTT, SRT and SBV captions, podcast JSON, and text or Word files of
            Teams, Zoom, Otter and Rev. With times in them, citations open at the second.
          </li>
          <li>
            <b>Documents</b>: PDFs with text in them. A scan needs text recognition first.
          </li>
        </ul>
        <p class="quiet">
          Title, day, speakers and the video can be set afterwards, on the page of each source.
        </p>
      </section>
    </>
  );
}

interface AddFormProps {
  files: ArrivingFile[];
  /** What is wrong with what was sent as a whole. */
  refusal?: string;
  /** Files are sent as soon as they are chosen. */
  live: boolean;
  over?: boolean;
  onPick?: (files: File[]) => void;
}

/** The form that takes files: with script each is sent by itself, without it all at once. */
export function AddForm({ files, refusal, live, over, onPick }: AddFormProps) {
  return (
    <form class="adding" method="post" action="/library/new" encType="multipart/form-data">
      <div class={over ? "slot slot--empty slot--over" : "slot slot--empty"}>
        <Icon name="file" />
        <p>
          <strong class="can-drop">Drop transcripts and PDFs here</strong>
          <strong class="no-drop">Transcripts and PDFs</strong>
        </p>
        <p class="meta">Up to {LIBRARY_FILES.many} files at a time, each up to 25 MB.</p>
        <input
          class="picker"
          type="file"
          name="files"
          aria-label="Transcripts and PDFs"
          aria-describedby={refusal === undefined ? undefined : "files-error"}
          accept={LIBRARY_FILES.extensions.join(",")}
          multiple
          onChange={(event) => {
            const input = event.currentTarget;
            onPick?.([...input.files ?? []]);
            if (live) input.value = "";
          }}
        />
        {live ? null : <button class="button button--primary" type="submit">Add files</button>}
      </div>
      {refusal === undefined ? null : (
        <p class="error" id="files-error" role="alert">
          <Icon name="failed" small />
          <span>{refusal}</span>
        </p>
      )}
      {files.length === 0 ? null : <Arrivals files={files} />}
    </form>
  );
}

function Arrivals({ files }: { files: ArrivingFile[] }) {
  const settled = files.filter(({ sent }) => sent === null);
  return (
    <section class="section" aria-labelledby="arrivals">
      <h2 id="arrivals">{countOf(files.length, "file")}</h2>
      <ul class="list">
        {files.map((file, index) => <Arrival key={index} file={file} />)}
      </ul>
      <p class="sr" role="status">
        {settled.length === files.length
          ? "All files have been sent."
          : `${settled.length} of ${files.length} sent.`}
      </p>
      {settled.length === files.length
        ? (
          <p class="row below">
            <a class="button" href="/library?state=unfinished">See how they are read</a>
          </p>
        )
        : null}
    </section>
  );
}

function Arrival({ file: { name, sent, added, refusal } }: { file: ArrivingFile }) {
  if (sent !== null) {
    return (
      <li>
        <Progress label={name} fraction={sent} step={sent < 1 ? `Sending ${name}` : `Keeping ${name}`} />
      </li>
    );
  }
  const error = added?.error ?? null;
  if (refusal !== null || error !== null) {
    const words = refusal ?? [error!.title, error!.detail].filter((part) => part !== null).join(" ");
    return (
      <li>
        <Notice tone="bad">
          <p class="clip">
            <strong>
              <bdi>{name}</bdi>
            </strong>{" "}
            {words}
          </p>
        </Notice>
      </li>
    );
  }
  const source = added!.source!;
  return (
    <li>
      <a class="title" href={sourceAddress(source.id)}>
        <bdi>{source.title}</bdi>
      </a>
      <p class="meta">
        {added!.known ? "In the library already" : "Added; it is being read"} · <bdi>{name}</bdi>
      </p>
    </li>
  );
}
