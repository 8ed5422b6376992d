import type { Transaction } from "./sql.ts";

/**
 * Makes the two roles every transaction takes, and lets the login role take them. Neither may sign in, and neither
 * passes by row-level security. Safe to repeat.
 */
export async function makeRoles(tx: Transaction): Promise<void> {
  // Roles belong to the whole server: another database may be making them at this moment.
  await tx.unsafe(`
    do $$
    declare
      wanted text;
      since16 boolean := current_setting('server_version_num')::int >= 160000;
    begin
      foreach wanted in array array['mediahub_app', 'mediahub_system'] loop
        if not exists (select from pg_roles where rolname = wanted) then
          begin
            execute format('create role %I nologin nosuperuser nobypassrls noinherit', wanted);
          exception when duplicate_object or unique_violation then null;
          end;
        end if;
        -- A superuser may take any role; others need to be a member, from Postgres 16 on without its rights until they
        -- take it.
        if not (select rolsuper from pg_roles where rolname = current_user)
           and not pg_has_role(current_user, wanted, case when since16 then 'set' else 'member' end) then
          execute format('grant %I to %I', wanted, current_user)
            || case when since16 then ' with inherit false, set true' else '' end;
        end if;
      end loop;
    end
    $$`);
}
