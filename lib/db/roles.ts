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
      inherited text := case
        when current_setting('server_version_num')::int >= 160000 then ' with inherit false, set true' else ''
      end;
    begin
      foreach wanted in array array['mediahub_app', 'mediahub_system'] loop
        if not exists (select from pg_roles where rolname = wanted) then
          begin
            execute format('create role %I nologin nosuperuser nobypassrls noinherit', wanted);
          exception when duplicate_object or unique_violation then null;
          end;
        end if;
        -- A superuser may take any role; others need to be a member, but must not have its rights without taking it.
        if not (select rolsuper from pg_roles where rolname = current_user)
           and not pg_has_role(current_user, wanted, 'member') then
          execute format('grant %I to %I%s', wanted, current_user, inherited);
        end if;
      end loop;
      if not (select rolsuper from pg_roles where rolname = current_user)
         and current_setting('server_version_num')::int < 160000
         and (select rolinherit from pg_roles where rolname = current_user) then
        execute format('alter role %I noinherit', current_user);
      end if;
    end
    $$`);
}
