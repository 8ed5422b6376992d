import { HttpError, type Middleware } from "fresh";
import { endpoints } from "../contract/mod.ts";
import { expected, problemResponse } from "./problem.ts";
import type { State } from "./state.ts";

type PageStatus = ConstructorParameters<typeof HttpError>[0];

/** Answers every failure under /api with problem details, those of the router (no such address, wrong method) too. */
export const apiFailures: Middleware<State> = async (ctx) => {
  if (!ctx.url.pathname.startsWith("/api/")) return await ctx.next();
  const { requestId, services } = ctx.state;
  try {
    const response = await ctx.next();
    const routerRefused = response.status === 404 || response.status === 405;
    if (!routerRefused || response.headers.get("content-type") === "application/problem+json") {
      return response;
    }
    throw new HttpError(response.status as PageStatus);
  } catch (error) {
    const known = expected(error);
    if (known === null) services.log.error("request failed", { request_id: requestId, error });
    const response = problemResponse(error, requestId);
    if (known?.status === 405) response.headers.set("allow", allowedMethods(ctx.url.pathname).join(", "));
    return response;
  }
};

/** Turns what verbs throw into what Fresh's error pages understand, and logs what nobody expected. */
export const pageFailures: Middleware<State> = async (ctx) => {
  try {
    return await ctx.next();
  } catch (error) {
    const known = expected(error);
    if (known !== null) throw new HttpError(known.status as PageStatus, known.message, { cause: error });
    ctx.state.services.log.error("page failed", { request_id: ctx.state.requestId, path: ctx.route, error });
    throw error;
  }
};

/** The methods the contract has for a path. */
export function allowedMethods(pathname: string): string[] {
  const methods = endpoints
    .filter(({ path }) => new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`).test(pathname))
    .map(({ method }) => method);
  return methods.includes("GET") ? ["GET", "HEAD", ...methods.filter((method) => method !== "GET")] : methods;
}
