/// <reference lib="deno.worker" />
// Reads one draft's files on a thread of its own, so that a huge or hostile file never holds up the pages.
import { faultOf } from "../ask_worker.ts";
import { understand, type UnderstandInput } from "./understand.ts";

self.onmessage = async (message: MessageEvent<UnderstandInput>) => {
  try {
    self.postMessage({ understanding: await understand(message.data) });
  } catch (error) {
    self.postMessage({ fault: faultOf(error) });
  }
};
