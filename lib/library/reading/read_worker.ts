/// <reference lib="deno.worker" />
// Reads one file of the library on a thread of its own.
import type { SourceFile } from "./read_source.ts";
import { replyTo } from "./read_aside.ts";

self.onmessage = async (message: MessageEvent<SourceFile>) => {
  self.postMessage(await replyTo(message.data));
};
