import type { Context } from "fresh";
import type { Actor } from "../contract/actor.ts";
import type { Endpoint, Input, Method, Output } from "../contract/endpoint.ts";
import type { Services } from "../services.ts";
import type { State } from "./state.ts";

/** What a verb may need to know about the request beside its input. */
export interface Call {
  requestId: string;
  /** The client's address, as far as trusted proxies vouch for it. */
  address: string;
  userAgent: string | null;
  cookies: ReadonlyMap<string, string>;
  /** Aborts when the client goes away. */
  signal: AbortSignal;
}

/** Who a verb is called by: anybody for a public endpoint, a person otherwise. */
export type ActorOf<E extends Endpoint> = E["access"] extends "public" | "signed" ? Actor | null : Actor;

/** The function behind an endpoint. */
export type Verb<E extends Endpoint> = (
  services: Services,
  actor: ActorOf<E>,
  input: Input<E>,
  call: Call,
) => Promise<Output<E>> | Output<E>;

/** What a route may add to an endpoint's answer. */
export interface ServeOptions<E extends Endpoint> {
  /** Headers beside the body, such as cookies. */
  headers?: (output: Output<E>, ctx: Context<State>) => HeadersInit;
  /** Another status than the contract's, decided by the answer. */
  status?: (output: Output<E>) => number;
  /** Checks the signature of a "signed" endpoint over the bytes as they arrived; throws when it is wrong. */
  verify?: (services: Services, request: Request, body: Uint8Array) => Promise<void>;
}

/** A function Fresh calls for a request. */
export type Handle = (ctx: Context<State>) => Promise<Response>;

/** Serves an endpoint with a verb: `export const handler = { ...serve(listReports, verb), ...serve(createReport, other) }`. */
export declare function serve<E extends Endpoint>(
  endpoint: E,
  verb: Verb<E>,
  options?: ServeOptions<E>,
): Partial<Record<Method | "HEAD", Handle>>;
