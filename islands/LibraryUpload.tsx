import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { AddForm, type ArrivingFile } from "../components/AddSources.tsx";
import { ClientError, upload } from "../lib/client/mod.ts";
import { addSources, LIBRARY_FILES } from "../lib/contract/library.ts";

interface LibraryUploadProps {
  /** What became of files that were sent without script. */
  files: ArrivingFile[];
  refusal?: string;
}

/** Takes any number of files, and sends them one after the other with the progress of each. */
export function LibraryUpload(props: LibraryUploadProps) {
  const files = useSignal(props.files);
  const live = useSignal(false);
  const over = useSignal(false);
  // One after the other: a browser that sends twenty at once shows no progress for any.
  const turn = useRef<Promise<void>>(Promise.resolve());
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    live.value = true;
    // Chosen before this script was there.
    const input = root.current?.querySelector<HTMLInputElement>('input[type="file"]');
    const waiting = [...input?.files ?? []];
    if (waiting.length > 0) {
      take(waiting);
      input!.value = "";
    }
  }, []);

  function take(chosen: File[]): void {
    over.value = false;
    for (const file of chosen) {
      const at = files.value.length;
      const refusal = refusalOf(file);
      files.value = [...files.value, {
        name: file.name,
        sent: refusal === null ? 0 : null,
        added: null,
        refusal,
      }];
      if (refusal === null) turn.current = turn.current.then(() => send(at, file));
    }
  }

  async function send(at: number, file: File): Promise<void> {
    try {
      const { items } = await upload(addSources, { files: [file] }, {
        onProgress: ({ sentBytes, totalBytes }) => change(at, { sent: sentBytes / Math.max(1, totalBytes) }),
      });
      change(at, { sent: null, added: items[0]! });
    } catch (error) {
      const refusal = error instanceof ClientError
        ? `${error.message} ${error.detail ?? ""}`.trim()
        : "It could not be sent. Try again.";
      change(at, { sent: null, refusal });
    }
  }

  function change(at: number, changes: Partial<ArrivingFile>): void {
    files.value = files.value.map((file, index) => index === at ? { ...file, ...changes } : file);
  }

  return (
    <div
      ref={root}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => over.value = false}
      onDrop={(event) => {
        event.preventDefault();
        take([...event.dataTransfer?.files ?? []]);
      }}
    >
      <AddForm
        files={files.value}
        refusal={props.refusal}
        live={live.value}
        over={over.value}
        onPick={(chosen) => live.value && take(chosen)}
      />
    </div>
  );
}

/** Why a file need not even be sent. */
function refusalOf(file: File): string | null {
  const { extensions, maxBytes } = LIBRARY_FILES;
  if (file.size === 0) return "This file is empty.";
  if (file.size > maxBytes) return "This file is larger than 25 MB.";
  if (extensions.some((extension) => file.name.toLowerCase().endsWith(extension))) return null;
  return `Choose a file of one of these kinds: ${extensions.join(", ")}.`;
}
