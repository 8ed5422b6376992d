import type { ChatFilters } from "../lib/contract/chat_shapes.ts";

/** Which part of the library is asked; shut until it is wanted. */
export function ChatNarrow({ filters }: { filters: ChatFilters }) {
  const { kind, speaker, since, until, source_id } = filters;
  return (
    <details class="narrow" open={[kind, speaker, since, until].some((filter) => filter !== undefined)}>
      <summary>Where to look</summary>
      {source_id === undefined ? null : <input type="hidden" name="source_id" value={source_id} />}
      <div class="narrow__fields">
        <label>
          Kind
          <select class="input input--small" name="kind">
            <option value="">Everything</option>
            <option value="episode" selected={kind === "episode"}>Episodes</option>
            <option value="document" selected={kind === "document"}>Documents</option>
          </select>
        </label>
        <label>
          Speaker
          <input class="input input--small" name="speaker" value={speaker} maxLength={200} />
        </label>
        <label>
          From
          <input class="input input--small" type="date" name="since" value={since} />
        </label>
        <label>
          To
          <input class="input input--small" type="date" name="until" value={until} />
        </label>
      </div>
    </details>
  );
}
