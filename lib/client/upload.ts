import type { CallInput, CallOutput, Endpoint } from "../contract/endpoint.ts";
import { ClientError, failureOf } from "./client_error.ts";
import { requestOf } from "./request_of.ts";

/** How far an upload is. */
export interface UploadProgress {
  sentBytes: number;
  totalBytes: number;
}

/**
 * Calls an endpoint that takes files, telling how far it is; fetch can't do that.
 * @throws ClientError; a DOMException "AbortError" once `signal` aborts
 */
export function upload<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  { onProgress, signal }: { onProgress?: (progress: UploadProgress) => void; signal?: AbortSignal } = {},
): Promise<CallOutput<E>> {
  const { response } = endpoint;
  if (typeof response === "string") throw new TypeError(`Use call() for "${endpoint.id}"`);
  const { method, url, body } = requestOf(endpoint, input);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = (event) => onProgress?.({ sentBytes: event.loaded, totalBytes: event.total });
    request.onerror = () => reject(new ClientError(null, { offline: true }));
    request.onabort = () => reject(new DOMException("The upload was stopped.", "AbortError"));
    request.onload = () => {
      if (request.status >= 400) return reject(failureOf(request.responseText));
      const parsed = response.safeParse(parseJson(request.responseText));
      if (parsed.success) resolve(parsed.data as CallOutput<E>);
      else reject(new ClientError(null));
    };
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(body);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema then refuses it.
    return undefined;
  }
}
