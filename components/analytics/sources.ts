import type { Layer, Source } from "../../lib/contract/metrics.ts";

/** Where figures come in, in words. */
export const SOURCE_NAMES: Record<Source, string> = {
  export: "Export file",
  api: "Platform’s API",
  console: "Ops-Console",
  push: "Signed push",
};

/** What figures are about, in words. */
export const LAYER_NAMES: Record<Layer, string> = {
  account: "The account’s own count",
  content: "All posts together",
  video: "All videos together",
};
