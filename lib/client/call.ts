import type { CallInput, CallOutput, Endpoint } from "../contract/endpoint.ts";
import { ClientError, failureOf } from "./client_error.ts";
import { requestOf } from "./request_of.ts";

/**
 * Calls an endpoint and returns what its contract says.
 * The server renews the cookies of a person by itself, so "signed_out" means that they have to sign in again.
 * @throws ClientError
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: { signal?: AbortSignal } = {},
): Promise<CallOutput<E>> {
  const { method, url, body, contentType } = requestOf(endpoint, input);
  const headers: Record<string, string> = { accept: "application/json" };
  if (contentType !== null) headers["content-type"] = contentType;
  const response = await fetch(url, { method, body, headers, signal: options.signal ?? null }).catch(
    (error) => {
      if (options.signal?.aborted) throw error;
      throw new ClientError(null, { offline: true });
    },
  );
  if (!response.ok) throw failureOf(await response.text());
  return await readAnswer(endpoint, response) as CallOutput<E>;
}

async function readAnswer(endpoint: Endpoint, response: Response): Promise<unknown> {
  if (endpoint.response === "none") return undefined;
  if (endpoint.response === "file") return await response.blob();
  if (endpoint.response === "events") throw new TypeError(`Use listen() for "${endpoint.id}"`);
  return endpoint.response.parse(await response.json());
}
