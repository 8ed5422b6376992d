import { HttpError, type Middleware, type PageProps } from "fresh";
import { type AnyComponent, h } from "preact";
import { endpoints } from "../contract/mod.ts";
import { expected, isOurs, problemResponse } from "./problem.ts";
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
    if (isOurs(error)) services.log.error("request failed", { request_id: requestId, error });
    const response = problemResponse(error, requestId);
    if (response.status === 405) response.headers.set("allow", allowedMethods(ctx.url.pathname).join(", "));
    return response;
  }
};

/**
 * Answers every failure of a page with the error page, and logs what nobody expected. Fresh would draw that page outside
 * the middlewares, where it gets no security headers and loses renewed cookies.
 */
export function pageFailures(errorPage: AnyComponent<PageProps<never, State>>): Middleware<State> {
  return async (ctx) => {
    try {
      return await ctx.next();
    } catch (error) {
      if (isOurs(error)) {
        ctx.state.services.log.error("page failed", {
          request_id: ctx.state.requestId,
          path: ctx.route,
          error,
        });
      }
      const { config, url, req, params, info, state, isPartial, Component, route } = ctx;
      const props = {
        config,
        url,
        req,
        params,
        info,
        state,
        isPartial,
        Component,
        route,
        error,
        data: undefined as never,
      };
      return await ctx.render(h(errorPage, props), { status: expected(error)?.status ?? 500 });
    }
  };
}

/** The methods the contract has for a path. */
export function allowedMethods(pathname: string): string[] {
  // An address of its own is not the {id} of another, though it looks like one.
  const exact = endpoints.filter(({ path }) => path === pathname);
  const methods = (exact.length > 0 ? exact : endpoints.filter(({ path }) => patternOf(path).test(pathname)))
    .map(({ method }) => method);
  return methods.includes("GET") ? ["GET", "HEAD", ...methods.filter((method) => method !== "GET")] : methods;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`);
}
