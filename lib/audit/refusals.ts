import type { Context, Middleware } from "fresh";
import type { ErrorCode } from "../contract/errors.ts";
import { Problem } from "../contract/problem.ts";
import { tenant } from "../db/mod.ts";
import { AppError, type State } from "../http/mod.ts";
import { recordAudit } from "./audit.ts";

// Enough for whoever investigates; a person who asks in a loop can't fill the log, nor hold it from the others.
const MOST = { count: 100, windowSeconds: 600 };
const PROBLEM = "application/problem+json";
const REFUSALS = [403, 404];

/** Records what a signed-in person was refused: pages and addresses of the API above their role, and things not theirs. */
export const recordRefusals: Middleware<State> = async (ctx) => {
  try {
    const response = await ctx.next();
    if (REFUSALS.includes(response.status) && response.headers.get("content-type") === PROBLEM) {
      await record(ctx, Problem.parse(await response.clone().json()).code);
    }
    return response;
  } catch (error) {
    if (error instanceof AppError && REFUSALS.includes(error.status)) await record(ctx, error.code);
    throw error;
  }
};

async function record(ctx: Context<State>, code: ErrorCode): Promise<void> {
  const { services, actor, address, requestId } = ctx.state;
  // An address without a route is nobody's secret.
  if (actor === null || ctx.route === null) return;
  const { count } = await services.cache.increment(`audit:refused:${actor.userId}`, MOST.windowSeconds);
  if (count > MOST.count) return;
  await tenant(services.sql, actor.organisationId, (tx) =>
    recordAudit(tx, {
      organisationId: actor.organisationId,
      actor,
      action: "request.refused",
      // The pattern of the route, since a path may hold a secret.
      target: { kind: "address", id: `${ctx.req.method} ${ctx.route}` },
      outcome: "refused",
      address,
      requestId,
      detail: { code, ...(ctx.params.id === undefined ? {} : { id: storable(ctx.params.id) }) },
    }));
}

/** What a stranger wrote into an address, without the characters that no row can hold. */
function storable(text: string): string {
  return text.slice(0, 100).toWellFormed().replace(/\p{Cc}/gu, "\u{FFFD}");
}
