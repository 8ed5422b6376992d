import type { Actor } from "../../lib/contract/actor.ts";
import {
  connectSource,
  type Outside,
  readRefresh,
  refreshConnection,
  requestRefresh,
} from "../../lib/analytics/mod.ts";
import { ADDRESSES } from "../../lib/analytics/connectors/addresses.ts";
import type { PlatformApp } from "../../lib/config.ts";
import type { Platform } from "../../lib/contract/metrics.ts";
import { tenant } from "../../lib/db/mod.ts";
import { type Asked, json, quickWeb } from "./platform.ts";
import type { TestServices } from "./services.ts";

/** Whoever asks for a refresh in a test. */
export const CALL = { address: "203.0.113.9", requestId: "sample" };

const APP: PlatformApp = { clientId: "app", clientSecret: "secret" };

/** A configuration in which access can be renewed. */
export const APPS: { platformApps: Record<Platform, PlatformApp> } = {
  platformApps: { youtube: APP, linkedin: APP, x: APP },
};

/** The way to one server that stands for all platforms. */
export function outsideAt(services: TestServices, url: string): Outside {
  return {
    addresses: {
      ...ADDRESSES,
      youtubeData: `${url}/youtube`,
      youtubeAnalytics: `${url}/reports`,
      x: `${url}/x`,
      xToken: `${url}/x/token`,
      linkedin: `${url}/in`,
      linkedinToken: `${url}/in/token`,
    },
    open: (signal) => quickWeb(services.clock, signal),
  };
}

/** Connects an account of X. */
export async function connectX(services: TestServices, { organisationId }: Actor, accessToken = "good") {
  return await connectSource(services, {
    organisationId,
    kind: "x",
    externalId: "1",
    credentials: { accessToken, refreshToken: "r-1", expiresAt: null, apiKey: null },
    scopes: "tweet.read",
  });
}

/** An account of X without posts, that takes the tokens "good" and "new". */
export function sampleX({ path, headers, body }: Asked): Response {
  if (path === "/x/token") {
    return body.includes("refresh_token=r-1")
      ? json({ access_token: "new", refresh_token: "r-2", expires_in: 7200 })
      : json({ error: "invalid_grant" }, { status: 400 });
  }
  if (!["Bearer good", "Bearer new"].includes(headers.get("authorization") ?? "")) {
    return json({}, { status: 401 });
  }
  const id = /^\/x\/users\/(\d+)$/.exec(path)?.[1];
  if (id) {
    return json({
      data: { id, name: "Sample", username: "sample", public_metrics: { followers_count: 77 } },
    });
  }
  return json({ meta: { result_count: 0 } });
}

/** Asks for a refresh and makes its runs here, where the worker would. */
export async function refreshAll(services: TestServices, actor: Actor, outside: Outside) {
  const refresh = await requestRefresh(services, actor, {}, CALL);
  const { signal } = new AbortController();
  for (const { id } of refresh.runs) {
    await refreshConnection(services, { organisationId: actor.organisationId, id }, { signal, outside });
  }
  return await readRefresh(services, actor, refresh);
}

/** The values of all figures that an organisation has, in order. */
export async function storedValues({ sql }: TestServices, { organisationId }: Actor): Promise<number[]> {
  const rows = await tenant(
    sql,
    organisationId,
    (tx) => tx<{ value: number }[]>`select value from analytics_metrics order by value`,
  );
  return rows.map(({ value }) => value);
}
