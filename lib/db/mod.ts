/**
 * The database: opens the pool, runs transactions as a role that row-level security binds, migrates, and embeds a
 * Postgres where no server is configured. It never knows what the rows mean.
 */
export { closePool, openPool, PostgresError, system, tenant, transaction } from "./sql.ts";
export type { Json, PoolOptions, Sql, Transaction } from "./sql.ts";
export { migrate, type Migrated } from "./migrate.ts";
export { findTenantFaults, refuseUnlessFit } from "./fitness.ts";
export { databaseUrl, type EmbeddedPostgres, openEmbeddedPostgres } from "./embedded/mod.ts";
