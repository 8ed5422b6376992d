-- Work for the sibling process. A job is claimed under a lease; whoever holds its token may settle it.

create table jobs (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid references organisations (id) on delete cascade,
  kind text not null check (kind ~ '^[a-z0-9_]+$'),
  payload jsonb not null default '{}',
  state text not null default 'waiting' check (state in ('waiting', 'running', 'finished', 'failed', 'cancelled')),
  run_at timestamptz not null default now(),
  attempts int not null default 0,
  max_attempts int not null default 5 check (max_attempts between 1 and 100),
  lease_token uuid,
  lease_expires_at timestamptz,
  cancel_requested_at timestamptz,
  worker text,
  last_error text,
  unique_key text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  check ((state = 'running') = (lease_token is not null)),
  check ((lease_token is null) = (lease_expires_at is null))
);

create index jobs_to_claim on jobs (run_at, created_at) where state = 'waiting';
create index jobs_running on jobs (lease_expires_at) where state = 'running';
create index jobs_of_organisation on jobs (organisation_id);
-- One unsettled job for a key; a settled one leaves the key free.
create unique index jobs_one_per_key on jobs (unique_key) where state in ('waiting', 'running');

alter table jobs enable row level security;
alter table jobs force row level security;

create policy own_organisation on jobs to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy across on jobs to mediahub_system using (true) with check (true);

grant select, insert, update on jobs to mediahub_app;
grant select, insert, update, delete on jobs to mediahub_system;
