import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { countOf } from "../components/format.ts";
import { Outline } from "../components/Outline.tsx";
import {
  type Corrections,
  keptConfig,
  type Missing,
  missingOf,
  REPORT_FORM,
  sentConfig,
  sentTexts,
} from "../components/report_form.ts";
import { call } from "../lib/client/mod.ts";
import { updateDraft } from "../lib/contract/reports.ts";
import { DraftConfig, type ReportDraft } from "../lib/contract/report_shapes.ts";

interface ReportOutlineProps {
  draftId: string | null;
  outline: ReportDraft["outline"];
  missing: Missing[];
  transcript: ReportDraft["transcript"];
  survey: ReportDraft["survey"];
  corrections: Corrections;
}

/** A person types on for about this long before the deck is asked for again. */
const PAUSE_MS = 500;

/** The deck to come: it follows what is corrected in the form beside it. */
export function ReportOutline(props: ReportOutlineProps) {
  const outline = useSignal(props.outline);
  const missing = useSignal(props.missing);
  const stale = useSignal(false);
  const told = useSignal("");

  useEffect(() => {
    const form = document.getElementById(REPORT_FORM) as HTMLFormElement;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked: AbortController | null = null;
    let sent = false;

    function changed(event: Event): void {
      if ((event.target as HTMLInputElement).type === "file") return;
      missing.value = missingOf(props, sentTexts(new FormData(form)));
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE_MS);
    }

    async function ask(): Promise<void> {
      if (props.draftId === null) return;
      asked?.abort();
      const asking = asked = new AbortController();
      stale.value = true;
      try {
        const config = DraftConfig.parse(keptConfig(sentConfig(new FormData(form), props.corrections)));
        const draft = await call(updateDraft, { id: props.draftId, config }, { signal: asking.signal });
        outline.value = draft.outline;
        told.value = `The deck has ${countOf(draft.outline.length, "slide")}.`;
      } catch {
        if (asking.signal.aborted) return;
        told.value =
          "The list of slides could not be brought up to date. What you entered is still in the form.";
      }
      stale.value = false;
    }

    // Pressed twice, the button still makes one report.
    function submitted(event: SubmitEvent): void {
      if (sent) event.preventDefault();
      sent = true;
      clearTimeout(timer);
    }

    function shown(): void {
      sent = false;
    }

    form.addEventListener("input", changed);
    form.addEventListener("submit", submitted);
    addEventListener("pageshow", shown);
    return () => {
      form.removeEventListener("input", changed);
      form.removeEventListener("submit", submitted);
      removeEventListener("pageshow", shown);
    };
  }, []);

  return <Outline outline={outline.value} missing={missing.value} stale={stale.value} told={told.value} />;
}
