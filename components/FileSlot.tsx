import type { ComponentChildren } from "preact";
import type { ReportDraft } from "../lib/contract/report_shapes.ts";
import { sizeText } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { Progress } from "./Progress.tsx";
import { StateWord } from "./StateWord.tsx";

/** Which of the two files. */
export type FileField = "transcript" | "survey";

/** A file on its way. */
export interface Upload {
  name: string;
  sentBytes: number;
  totalBytes: number;
}

interface FileSlotProps {
  field: FileField;
  file: ReportDraft["transcript"];
  /** A refusal that came before the file was kept. */
  refusal?: string;
  upload?: Upload;
  /** Something is being dragged over the slot. */
  over?: boolean;
  /** The slot takes a file by itself, without a button to send it. */
  live?: boolean;
  onPick?: (file: File) => void;
  onCancel?: () => void;
}

const WORDS = {
  transcript: {
    title: "Transcript",
    icon: "file",
    accept: ".docx,.vtt,.srt,.sbv,.txt,.json",
    kinds:
      "DOCX, VTT, SRT, SBV, TXT or podcast JSON, up to 25 MB. Teams, Zoom, Otter, Rev and plain layouts are read.",
  },
  survey: {
    title: "Survey",
    icon: "grid",
    accept: ".csv,.tsv,.txt",
    kinds:
      "CSV, up to 25 MB. Google and Microsoft Forms, SurveyMonkey, Qualtrics, Typeform and plain exports are read.",
  },
} as const;

/** The place of one file: empty, on its way, refused or read. */
export function FileSlot(props: FileSlotProps) {
  const { field, file, refusal, upload, over } = props;
  const { title, icon } = WORDS[field];
  if (upload !== undefined) {
    return <Sending title={title} icon={icon} upload={upload} onCancel={props.onCancel} />;
  }
  if (refusal !== undefined || file?.error) return <Refused {...props} />;
  if (file === null) return <Vacant {...props} />;
  return (
    <div class={over ? "slot slot--over" : "slot"} id={field}>
      <SlotHead title={title}>
        <StateWord word="Read" icon="done" tone="good" />
      </SlotHead>
      <div class="slot__file">
        <Icon name={icon} />
        <p class="clip">
          <bdi>{file.name}</bdi>
          <span class="meta num">{sizeText(file.bytes)}</span>
        </p>
      </div>
      {file.summary === null ? null : <p class="small quiet clip">{file.summary}</p>}
      <details class="more">
        <summary class="small">Replace</summary>
        <Picker {...props} label={`Another ${field}`} />
      </details>
    </div>
  );
}

/** The kinds of file a slot takes, as a file chooser wants them. */
export function acceptedKinds(field: FileField): string {
  return WORDS[field].accept;
}

function Vacant(props: FileSlotProps) {
  const { title, icon, kinds } = WORDS[props.field];
  return (
    <div class={props.over ? "slot slot--empty slot--over" : "slot slot--empty"} id={props.field}>
      <Icon name={icon} />
      <p>
        <strong class="can-drop">Drop the {props.field} here</strong>
        <strong class="no-drop">{title}</strong>
      </p>
      <p class="meta">{kinds}</p>
      <Picker {...props} label={title} />
    </div>
  );
}

function Refused(props: FileSlotProps) {
  const { field, file, refusal } = props;
  const failure = file?.error;
  const words = refusal ?? `${failure?.title ?? ""} ${failure?.detail ?? ""}`.trim();
  return (
    <div class={props.over ? "slot slot--bad slot--over" : "slot slot--bad"} id={field}>
      <SlotHead title={WORDS[field].title}>
        <StateWord word="Not usable" icon="failed" tone="bad" />
      </SlotHead>
      {file === null || refusal !== undefined ? null : (
        <p class="small quiet clip">
          <bdi>{file.name}</bdi>, {sizeText(file.bytes)}
        </p>
      )}
      <p class="error clip" id={`${field}-error`} role="alert">
        <Icon name="failed" small />
        <span>{words}</span>
      </p>
      <Picker {...props} label={`Another ${field}`} />
    </div>
  );
}

function Sending(
  { title, icon, upload, onCancel }: {
    title: string;
    icon: "file" | "grid";
    upload: Upload;
    onCancel?: () => void;
  },
) {
  const sent = upload.sentBytes >= upload.totalBytes;
  return (
    <div class="slot">
      <SlotHead title={title}>
        <span class="status status--now" role="status">
          <Icon name="half" small />
          {sent ? "Reading" : "Uploading"}
        </span>
      </SlotHead>
      <div class="slot__file">
        <Icon name={icon} />
        <p class="clip">
          <bdi>{upload.name}</bdi>
          <span class="meta num">{sizeText(upload.sentBytes)} of {sizeText(upload.totalBytes)}</span>
        </p>
        <button class="button button--quiet" type="button" onClick={onCancel}>Cancel</button>
      </div>
      <Progress
        label={upload.name}
        fraction={upload.totalBytes === 0 ? 1 : upload.sentBytes / upload.totalBytes}
        step={sent ? "Finding out what it says" : "Uploading"}
      />
    </div>
  );
}

function SlotHead({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="between">
      <strong>{title}</strong>
      {children}
    </div>
  );
}

function Picker({ field, label, live, refusal, onPick }: FileSlotProps & { label: string }) {
  return (
    <input
      class="picker"
      type="file"
      name={field}
      accept={WORDS[field].accept}
      aria-label={label}
      aria-describedby={refusal === undefined ? undefined : `${field}-error`}
      onChange={(event) => {
        const chosen = event.currentTarget.files?.[0];
        if (chosen !== undefined) onPick?.(chosen);
        if (live) event.currentTarget.value = "";
      }}
    />
  );
}
