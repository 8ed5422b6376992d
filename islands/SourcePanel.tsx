import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { ChatPanel } from "../components/ChatPanel.tsx";
import { Icon } from "../components/Icon.tsx";
import { call } from "../lib/client/mod.ts";
import { readCitedSource } from "../lib/contract/chat.ts";
import type { CitedSource } from "../lib/contract/chat_shapes.ts";

/** A source and the turn whose answer cites it. */
export interface Shown {
  source: CitedSource;
  ordinal: number;
}

interface SourcePanelProps {
  /** Turn to message. */
  ids: Record<string, string>;
  shown: Shown | null;
  children: ComponentChildren;
}

// Below it there is no room beside the talk: a sheet lies over it.
const NARROW = "(max-width: 899px)";

/** A talk and the source beside it; a number anywhere in the talk opens what it stands for. */
export function SourcePanel({ ids, shown: first, children }: SourcePanelProps) {
  const shown = useSignal(first);
  const modal = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const { value } = shown;
    if (value === null) return;
    mark(root.current!, `${value.ordinal}.${value.source.n}`);
    if (modal.value) sheet.current?.showModal();
    const lines = root.current!.querySelector<HTMLElement>(".lines");
    const cited = lines?.querySelector<HTMLElement>("#cited");
    if (lines && cited) lines.scrollTop = cited.offsetTop - lines.clientHeight / 3;
  }, [shown.value, modal.value]);

  async function press(event: MouseEvent): Promise<void> {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) {
      return;
    }
    const target = event.target as Element;
    if (target.closest("[data-back]") !== null) return close();
    const link = target.closest<HTMLAnchorElement>("[data-cite]");
    const [turn = "", number = ""] = link?.dataset.cite?.split(".") ?? [];
    const id = ids[turn];
    if (link === null || id === undefined || !hasSource(root.current!, turn, number)) return;
    event.preventDefault();
    try {
      const source = await call(readCitedSource, { id, number: Number(number) });
      modal.value = matchMedia(NARROW).matches;
      shown.value = { source, ordinal: Number(turn) };
    } catch {
      // The page itself shows the source, or says why it can't.
      location.assign(link.href);
    }
  }

  function close(): void {
    sheet.current?.close();
    modal.value = false;
  }

  const { value } = shown;
  const panel = value === null ? null : <ChatPanel source={value.source} ordinal={value.ordinal} />;
  return (
    <div class={value === null ? "chat" : "chat chat--reading"} ref={root} onClick={press}>
      {children}
      {value === null
        ? null
        : modal.value
        ? (
          <dialog class="transcript" ref={sheet} aria-labelledby="transcript-title" onClose={close}>
            <button
              class="button button--icon button--quiet transcript__close"
              type="button"
              aria-label="Close"
              onClick={close}
            >
              <Icon name="cross" />
            </button>
            {panel}
          </dialog>
        )
        : (
          <aside class="transcript" id="transcript" aria-labelledby="transcript-title">
            <a
              class="button button--icon button--quiet transcript__close"
              href={`#source-${value.ordinal}-${value.source.n}`}
              aria-label="Close"
            >
              <Icon name="cross" />
            </a>
            {panel}
          </aside>
        )}
    </div>
  );
}

/** Marks every number that stands for the open source, and its card. */
function mark(root: Element, place: string): void {
  for (const cite of root.querySelectorAll<HTMLElement>(".cite[data-cite]")) {
    if (cite.dataset.cite === place) cite.setAttribute("aria-current", "true");
    else cite.removeAttribute("aria-current");
  }
  const id = `source-${place.replace(".", "-")}`;
  for (const card of root.querySelectorAll(".source")) card.classList.toggle("is-open", card.id === id);
}

/** What the chatbot service names can't be opened here: its number then leads to its card. */
function hasSource(root: Element, turn: string, number: string): boolean {
  return root.querySelector(`#source-${turn}-${number} [data-cite]`) !== null;
}
