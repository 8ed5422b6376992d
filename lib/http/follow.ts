import type { ServerEvent } from "../contract/endpoint.ts";
import { pause } from "../pause.ts";

/** How one thing is followed. */
export interface Following<State> {
  /** The name its events carry. */
  event: string;
  /** Whether nothing changes after this state. */
  isSettled: (state: State) => boolean;
  signal: AbortSignal;
  lookEveryMs?: number;
}

/**
 * The changes of one thing, from its state at the call until it is settled. A follower that comes back sees the present
 * state first, so nothing needs to be replayed.
 */
export async function followChanges<State>(
  read: () => Promise<State>,
  following: Following<State>,
): Promise<AsyncIterable<ServerEvent>> {
  // Asked before the stream begins, so that who may not see it gets a failure and no stream.
  await read();
  return changes(read, following);
}

async function* changes<State>(
  read: () => Promise<State>,
  { event, isSettled, signal, lookEveryMs = 400 }: Following<State>,
): AsyncGenerator<ServerEvent> {
  let told = "";
  while (!signal.aborted) {
    const state = await read();
    const data = JSON.stringify(state);
    if (data !== told) {
      told = data;
      yield { event, data: state };
    }
    if (isSettled(state)) return;
    await pause(lookEveryMs, signal);
  }
}
