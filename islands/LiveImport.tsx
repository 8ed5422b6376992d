import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Progress } from "../components/Progress.tsx";
import { call, listen } from "../lib/client/mod.ts";
import { followImport, Import, readImport } from "../lib/contract/analytics_imports.ts";

/** What is drawn of an import at work. */
export type ImportAtWork = Pick<Import, "id" | "state" | "progress">;

/** How far an import is, moving by itself; once it is settled the page is loaded anew. */
export function LiveImport({ id, state, progress }: ImportAtWork) {
  const at = useSignal<ImportAtWork>({ id, state, progress });

  function take(next: ImportAtWork): void {
    if (next.state === "queued" || next.state === "running") at.value = next;
    else location.reload();
  }

  useEffect(() => {
    const path = followImport.path.replace("{id}", id);
    const followed = listen(path, {
      on: { import: (next) => take(next as ImportAtWork) },
      poll: async () => take(await call(readImport, { id })),
    });
    return () => followed.close();
  }, []);

  const step = at.value.progress?.step ?? "Waiting";
  return (
    <>
      <Progress label="Recording the figures" fraction={at.value.progress?.fraction ?? 0} step={step} />
      <p class="sr" role="status">{step}</p>
    </>
  );
}
