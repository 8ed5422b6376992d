/**
 * The embedded Postgres: PGlite behind the Postgres wire protocol, on the loopback address, for machines without a
 * server. The rest of the code speaks the protocol only and can't tell the difference.
 */
export { databaseUrl, type EmbeddedPostgres, openEmbeddedPostgres } from "./embedded.ts";
