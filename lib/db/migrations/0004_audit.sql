-- Who did what: rows are added and read, never changed, and outlive the people they name.

create table audit_log (
  id bigint generated always as identity primary key,
  organisation_id uuid,
  at timestamptz not null default now(),
  actor_id uuid,
  actor_email text,
  action text not null,
  target_kind text,
  target_id text,
  outcome text not null default 'done' check (outcome in ('done', 'refused', 'failed')),
  address text,
  request_id text,
  detail jsonb not null default '{}'
);
create index audit_log_of_organisation on audit_log (organisation_id, id);

alter table audit_log enable row level security;
alter table audit_log force row level security;

create policy own_organisation on audit_log for select to mediahub_app
  using (organisation_id = current_organisation());
create policy own_organisation_adds on audit_log for insert to mediahub_app
  with check (organisation_id = current_organisation());
create policy across_adds on audit_log for insert to mediahub_system with check (true);

grant select, insert on audit_log to mediahub_app;
grant insert on audit_log to mediahub_system;
