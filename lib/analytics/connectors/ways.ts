import type { Config } from "../../config.ts";
import type { ConnectionKind } from "../../contract/connections.ts";
import type { Addresses } from "./addresses.ts";
import { bearer, type Way } from "./authorised.ts";
import { consoleConnector } from "./console/console.ts";
import { linkedinConnector } from "./linkedin/linkedin.ts";
import type { Connector } from "./reading.ts";
import { SourceFailure } from "./web/source_failure.ts";
import { xRefusal } from "./x/ask_x.ts";
import { xConnector } from "./x/x.ts";
import { youtubeRefusal } from "./youtube/ask_youtube.ts";
import { youtubeConnector } from "./youtube/youtube.ts";

/** How a kind of connection is read: the connector, and the way its questions go. */
export interface Route {
  connector: Connector;
  way: Way;
}

type Known = Pick<Config, "platformApps" | "linkedinVersion" | "opsConsole">;

/**
 * How connections of a kind are read.
 * @throws SourceFailure "source_refused" where the Ops-Console is not configured
 */
export function routeOf(kind: ConnectionKind, config: Known, addresses: Addresses): Route {
  return ROUTES[kind](config, addresses);
}

const ROUTES: Record<ConnectionKind, (config: Known, addresses: Addresses) => Route> = {
  youtube: ({ platformApps }, addresses) => ({
    connector: youtubeConnector(addresses),
    way: {
      source: "YouTube",
      renewal: { app: platformApps.youtube, tokenUrl: addresses.youtubeToken, secretIn: "form" },
      headers: (credentials) => ({
        ...bearer(credentials),
        // In a header, for an address ends up in logs.
        ...(credentials.accessToken === null && credentials.apiKey !== null
          ? { "x-goog-api-key": credentials.apiKey }
          : {}),
      }),
      refusal: youtubeRefusal,
    },
  }),
  linkedin: ({ platformApps, linkedinVersion }, addresses) => ({
    connector: linkedinConnector({ base: addresses.linkedin, version: linkedinVersion }),
    way: {
      source: "LinkedIn",
      renewal: { app: platformApps.linkedin, tokenUrl: addresses.linkedinToken, secretIn: "form" },
      headers: bearer,
    },
  }),
  x: ({ platformApps }, addresses) => ({
    connector: xConnector(addresses.x),
    way: {
      source: "X",
      renewal: { app: platformApps.x, tokenUrl: addresses.xToken, secretIn: "header" },
      headers: bearer,
      refusal: xRefusal,
    },
  }),
  console: ({ opsConsole }) => {
    if (opsConsole === null) {
      throw new SourceFailure("source_refused", { detail: "OPS_CONSOLE_API_URL is not set." });
    }
    const { key } = opsConsole;
    return {
      connector: consoleConnector(opsConsole),
      way: {
        source: "The Ops-Console",
        renewal: { app: null, tokenUrl: "", secretIn: "form" },
        headers: () => bearer({ accessToken: key }),
      },
    };
  },
};
