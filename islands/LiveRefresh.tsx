import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { RefreshProgress, refreshText } from "../components/RefreshProgress.tsx";
import { call, listen } from "../lib/client/mod.ts";
import { followRefresh, readRefresh, Refresh } from "../lib/contract/connections.ts";

/** The progress of a refresh, moving by itself; once every source is done the page is loaded anew. */
export function LiveRefresh({ refresh }: { refresh: Refresh }) {
  const shown = useSignal(refresh);

  useEffect(() => {
    const { id } = refresh;
    function take(next: Refresh): void {
      // The tables below show the new state too, which only the page can draw.
      if (next.state !== "running") location.reload();
      else shown.value = next;
    }
    const followed = listen(followRefresh.path.replace("{id}", id), {
      on: { refresh: (next) => take(Refresh.parse(next)) },
      poll: async () => take(await call(readRefresh, { id })),
    });
    return () => followed.close();
  }, []);

  return (
    <>
      <RefreshProgress refresh={shown.value} />
      <p class="sr" role="status">{refreshText(shown.value)}</p>
    </>
  );
}
