import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { acceptedKinds, type FileField, FileSlot, type Upload } from "../components/FileSlot.tsx";
import { type Corrections, keptConfig, REPORT_FORM, sentConfig } from "../components/report_form.ts";
import { ClientError, upload } from "../lib/client/mod.ts";
import { createDraft, replaceDraftFiles } from "../lib/contract/reports.ts";
import { DraftConfig, MAX_FILE_BYTES, type ReportDraft } from "../lib/contract/report_shapes.ts";

interface ReportFilesProps {
  draftId: string | null;
  transcript: ReportDraft["transcript"];
  survey: ReportDraft["survey"];
  /** Refusals of files that were not kept. */
  refusals: Partial<Record<FileField, string>>;
  corrections: Corrections;
}

interface Slot {
  field: FileField;
  file: Signal<ReportDraft["transcript"]>;
  refusal: Signal<string | undefined>;
  upload: Signal<Upload | undefined>;
  over: Signal<boolean>;
  stop: { current: AbortController | null };
}

/** The two files: chosen or dropped, checked here first, sent with their progress, and read by the server. */
export function ReportFiles(props: ReportFilesProps) {
  const slots = [
    useSlot("transcript", props.transcript, props.refusals.transcript),
    useSlot("survey", props.survey, props.refusals.survey),
  ];
  const draftId = useRef(props.draftId);
  // One upload after the other: the first makes the draft that the second adds to.
  const turn = useRef<Promise<void>>(Promise.resolve());
  const live = useSignal(false);
  useEffect(() => {
    live.value = true;
    for (const slot of slots) {
      // Chosen before this script was there.
      const [file] = document.querySelector<HTMLInputElement>(`#${slot.field} input`)?.files ?? [];
      if (file !== undefined) pick(slot, file);
    }
    // A file dropped beside a slot would otherwise take the place of the page.
    const stay = (event: DragEvent) => event.preventDefault();
    addEventListener("dragover", stay);
    addEventListener("drop", stay);
    return () => {
      removeEventListener("dragover", stay);
      removeEventListener("drop", stay);
    };
  }, []);

  function pick(slot: Slot, file: File): void {
    slot.over.value = false;
    keepFocus(slot.field);
    slot.refusal.value = refusalOf(slot.field, file);
    if (slot.refusal.value !== undefined) return;
    slot.stop.current?.abort();
    slot.stop.current = new AbortController();
    slot.upload.value = { name: file.name, sentBytes: 0, totalBytes: file.size };
    const { signal } = slot.stop.current;
    turn.current = turn.current.then(() => send(slot, file, signal));
  }

  async function send(slot: Slot, file: File, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    try {
      const draft = await keep(slot, file, signal);
      draftId.current = draft.id;
      slot.file.value = draft[slot.field];
      slot.upload.value = undefined;
      arrive(draft);
    } catch (error) {
      if (signal.aborted) return;
      slot.upload.value = undefined;
      slot.refusal.value = error instanceof ClientError
        ? `${error.message} ${error.detail ?? ""}`.trim()
        : "The file could not be sent. Try again.";
    }
  }

  async function keep(slot: Slot, file: File, signal: AbortSignal): Promise<ReportDraft> {
    const form = document.getElementById(REPORT_FORM) as HTMLFormElement;
    const config = DraftConfig.parse(keptConfig(sentConfig(new FormData(form), props.corrections)));
    const files = { [slot.field]: file };
    const onProgress = (sent: { sentBytes: number; totalBytes: number }) => {
      slot.upload.value = { name: file.name, ...sent };
    };
    return draftId.current === null
      ? await upload(createDraft, { config, ...files }, { onProgress, signal })
      : await upload(replaceDraftFiles, { id: draftId.current, config, ...files }, { onProgress, signal });
  }

  function arrive(draft: ReportDraft): void {
    const address = `/reports/new?draft=${draft.id}`;
    const busy = slots.some((slot) => slot.upload.value !== undefined);
    // With both files there is something to check; with one, the page stays as it is while the other is looked for.
    if (!busy && draft.transcript !== null && draft.survey !== null) {
      location.assign(address);
    } else history.replaceState(null, "", address);
  }

  return (
    <div class="slots">
      {slots.map((slot) => (
        <div
          key={slot.field}
          id={`${slot.field}-place`}
          class="slot-place"
          role="group"
          aria-label={slot.field === "transcript" ? "Transcript" : "Survey"}
          tabIndex={-1}
          onDragOver={(event) => {
            event.preventDefault();
            slot.over.value = true;
          }}
          onDragLeave={() => slot.over.value = false}
          onDrop={(event) => {
            event.preventDefault();
            const file = event.dataTransfer?.files[0];
            if (file === undefined) slot.over.value = false;
            else pick(slot, file);
          }}
        >
          <FileSlot
            field={slot.field}
            file={slot.file.value}
            refusal={slot.refusal.value}
            upload={slot.upload.value}
            over={slot.over.value}
            live={live.value}
            onPick={(file) => pick(slot, file)}
            onCancel={() => {
              slot.stop.current?.abort();
              slot.upload.value = undefined;
            }}
          />
        </div>
      ))}
    </div>
  );
}

function useSlot(field: FileField, file: ReportDraft["transcript"], refusal: string | undefined): Slot {
  return {
    field,
    file: useSignal(file),
    refusal: useSignal(refusal),
    upload: useSignal<Upload | undefined>(undefined),
    over: useSignal(false),
    stop: useRef<AbortController | null>(null),
  };
}

/** Why a file need not even be sent. */
function refusalOf(field: FileField, file: File): string | undefined {
  const kinds = acceptedKinds(field).split(",");
  if (file.size === 0) return "This file is empty. Choose another one.";
  if (file.size > MAX_FILE_BYTES) return "This file is larger than 25 MB. Choose a smaller one.";
  if (kinds.some((kind) => file.name.toLowerCase().endsWith(kind))) return undefined;
  return `Choose a file of one of these kinds: ${kinds.join(", ")}.`;
}

/** The control that was pressed goes as the file is taken: its place takes the focus, so that Tab goes on from there. */
function keepFocus(field: FileField): void {
  const place = document.getElementById(`${field}-place`);
  if (place?.contains(document.activeElement)) place.focus();
}
