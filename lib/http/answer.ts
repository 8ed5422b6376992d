import type { Endpoint, FileAnswer, ServerEvent } from "../contract/endpoint.ts";
import type { Log } from "../services.ts";
import { eventStream } from "./events.ts";
import { attachment } from "./file_name.ts";
import type { Call } from "./serve.ts";

/**
 * The response of what a verb returned, by the endpoint's word. JSON passes through the output schema, so that nothing
 * leaves which the contract does not name; a value that does not fit is a bug and fails loudly.
 */
export function answer(
  endpoint: Endpoint,
  output: unknown,
  { status, call, ended, log }: { status: number; call: Call; ended: AbortController; log: Log },
): Response {
  const { response } = endpoint;
  if (response === "none") return new Response(null, { status, headers: NO_STORE });
  if (response === "file") return fileResponse(output as FileAnswer, status);
  if (response === "events") {
    return eventStream(output as AsyncIterable<ServerEvent>, {
      ended,
      onError: (error) =>
        log.error("event stream failed", { request_id: call.requestId, endpoint: endpoint.id, error }),
    });
  }
  const parsed = response.safeParse(output);
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => `${issue.path.map(String).join(".")} (${issue.code})`)
      .join(", ");
    throw new Error(`The answer of "${endpoint.id}" does not fit its contract: ${where}`);
  }
  return new Response(JSON.stringify(parsed.data), {
    status,
    headers: { ...NO_STORE, "content-type": "application/json" },
  });
}

const NO_STORE = { "cache-control": "no-store" };

/** A file to save. */
function fileResponse(file: FileAnswer, status = 200): Response {
  const sizeBytes = file.body instanceof Uint8Array ? file.body.length : file.sizeBytes;
  return new Response(file.body, {
    status,
    headers: {
      "cache-control": file.keepSeconds === undefined
        ? "private, no-store"
        : `private, max-age=${file.keepSeconds}`,
      "content-type": file.mediaType,
      "content-disposition": file.inline ? "inline" : attachment(file.name),
      ...(sizeBytes === undefined ? {} : { "content-length": String(sizeBytes) }),
      // By this header a file asks to be shown in frames of ours; without it none may.
      ...(file.framed ? { "x-frame-options": "SAMEORIGIN" } : {}),
    },
  });
}
