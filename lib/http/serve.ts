import type { Context } from "fresh";
import type { Actor } from "../contract/actor.ts";
import type { Endpoint, Input, Method, Output, ServerEvent } from "../contract/endpoint.ts";
import { includesRole } from "../contract/roles.ts";
import type { Services } from "../services.ts";
import { answer } from "./answer.ts";
import { AppError } from "./app_error.ts";
import { readCookies } from "./cookies.ts";
import { whileActing } from "./events.ts";
import { isOurs, problemResponse } from "./problem.ts";
import { readInput } from "./read_input.ts";
import type { State } from "./state.ts";

/** What a verb may need to know about the request beside its input. */
export interface Call {
  requestId: string;
  /** The client's address, as far as trusted proxies vouch for it. */
  address: string;
  userAgent: string | null;
  cookies: ReadonlyMap<string, string>;
  /** The id of the last event the client saw before it connected again. */
  lastEventId: string | null;
  /** For a stream of events: aborts when the client goes away or the process closes. */
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

/** The function behind an endpoint for a caller that wants the same in pieces. */
export type EventsVerb<E extends Endpoint> = (
  services: Services,
  actor: ActorOf<E>,
  input: Input<E>,
  call: Call,
) => Promise<AsyncIterable<ServerEvent>>;

/** What a route may add to an endpoint's answer. */
export interface ServeOptions<E extends Endpoint> {
  /** Headers beside the body, such as cookies. */
  headers?: (output: Output<E>, ctx: Context<State>) => HeadersInit;
  /** Another status than the contract's, decided by the answer. */
  status?: (output: Output<E>) => number;
  /** For an endpoint that also comes as events: the verb for a caller that asks for them. */
  events?: EventsVerb<E>;
  /** Checks the signature of a "signed" endpoint over the bytes as they arrived; throws when it is wrong. */
  verify?: (services: Services, request: Request, body: Uint8Array) => Promise<void>;
}

/** A function Fresh calls for a request. */
export type Handle = (ctx: Context<State>) => Promise<Response>;

/**
 * Serves an endpoint with a verb: who may, what came, the verb, what goes. Failures leave as problem details; what was
 * not expected is logged with the request's id and says nothing to the caller.
 *
 * `export const handler = { ...serve(listReports, verb), ...serve(createReport, other) }`
 */
export function serve<E extends Endpoint>(
  endpoint: E,
  verb: Verb<E>,
  options: ServeOptions<E> = {},
): Partial<Record<Method | "HEAD", Handle>> {
  if (endpoint.access === "signed" && options.verify === undefined) {
    throw new Error(`Cannot serve "${endpoint.id}": a signed endpoint needs its check of the signature`);
  }
  if (endpoint.alsoEvents !== (options.events !== undefined)) {
    throw new Error(
      `Cannot serve "${endpoint.id}": events are given where the contract says so, and only there`,
    );
  }
  const handle: Handle = async (ctx) => {
    try {
      return await respond(endpoint, verb, options, ctx);
    } catch (error) {
      if (isOurs(error)) {
        ctx.state.services.log.error("request failed", {
          request_id: ctx.state.requestId,
          endpoint: endpoint.id,
          error,
        });
      }
      return problemResponse(error, ctx.state.requestId);
    }
  };
  if (endpoint.method !== "GET") return { [endpoint.method]: handle };
  return { GET: handle, HEAD: async (ctx) => withoutBody(await handle(ctx)) };
}

async function respond<E extends Endpoint>(
  endpoint: E,
  verb: Verb<E>,
  options: ServeOptions<E>,
  ctx: Context<State>,
): Promise<Response> {
  const { services, actor } = ctx.state;
  requireAccess(endpoint, actor);
  const input = await readInput(
    endpoint,
    ctx,
    options.verify && ((body) => options.verify!(services, ctx.req, body)),
  );
  const inPieces = options.events !== undefined && wantsEvents(ctx.req.headers);
  const response = inPieces ? "events" : endpoint.response;
  const ended = endOf(response, ctx.state.closing);
  const call = { ...callOf(ctx), signal: ended.signal };
  try {
    const asked = inPieces ? options.events! : verb;
    const output = await asked(services, actor as ActorOf<E>, input as Input<E>, call) as Output<E>;
    const sent = response === "events"
      ? whileActing(output as AsyncIterable<ServerEvent>, ctx.state.stillActs)
      : output;
    return withHeaders(
      answer({ ...endpoint, response }, sent, {
        status: options.status?.(output) ?? endpoint.status,
        ended,
        call,
        log: services.log,
      }),
      options.headers?.(output, ctx),
    );
  } catch (error) {
    ended.abort();
    throw error;
  }
}

/** Whether a caller takes events and nothing it would rather have: a browser's page or a program names JSON or all. */
function wantsEvents(headers: Headers): boolean {
  const accept = headers.get("accept") ?? "";
  return /\btext\/event-stream\b/i.test(accept) && !/\bapplication\/json\b/i.test(accept);
}

/** What aborts when a stream of events has nobody left to read it; other answers only end with the process. */
function endOf(response: Endpoint["response"], closing: AbortSignal): AbortController {
  const ended = new AbortController();
  if (closing.aborted) ended.abort();
  // Only streams listen, and stop when they end: one listener left behind per request would add up.
  if (response === "events") {
    closing.addEventListener("abort", () => ended.abort(), { signal: ended.signal });
  }
  return ended;
}

function withHeaders(response: Response, headers: HeadersInit | undefined): Response {
  new Headers(headers).forEach((value, name) => response.headers.append(name, value));
  return response;
}

/**
 * Refuses who may not: nobody signed in where somebody must be, or a role too low.
 * @throws AppError "signed_out", "role_too_low", "second_factor_missing"
 */
export function requireAccess(
  endpoint: Pick<Endpoint, "access" | "beforeSecondFactor">,
  actor: Actor | null,
): void {
  if (endpoint.access === "public" || endpoint.access === "signed") return;
  if (actor === null) throw new AppError("signed_out");
  if (!includesRole(actor.role, endpoint.access)) throw new AppError("role_too_low");
  if (actor.needsSecondFactor && !endpoint.beforeSecondFactor) throw new AppError("second_factor_missing");
}

/** What a page route hands to a verb that asks for the call. */
export function callOf(ctx: Context<State>): Call {
  return {
    requestId: ctx.state.requestId,
    address: ctx.state.address,
    userAgent: ctx.req.headers.get("user-agent")?.slice(0, 300) ?? null,
    cookies: readCookies(ctx.req.headers),
    lastEventId: ctx.req.headers.get("last-event-id"),
    signal: ctx.state.closing,
  };
}

function withoutBody(response: Response): Response {
  // A stream that nobody reads would otherwise hold its source open.
  response.body?.cancel().catch(() => {});
  return new Response(null, response);
}
