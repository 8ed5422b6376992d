-- Where figures are fetched from, the keys they may be pushed with, and the runs that fetch them.

-- A channel, page or account that is read through its platform's API, or the client's part of the Ops-Console.
create table analytics_connections (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id) on delete cascade,
  kind text not null check (kind in ('youtube', 'linkedin', 'x', 'console')),
  -- The channel, organisation or account as the platform names it; the client's name at the Ops-Console.
  external_id text not null check (length(external_id) between 1 and 300),
  name text check (length(name) <= 300),
  -- Tokens, sealed under a key outside the database; null for the Ops-Console, whose key is in the environment.
  sealed_credentials bytea,
  -- Counts each replacement of the tokens, so that of two that race one does not undo the other.
  credentials_version int not null default 1,
  scopes text not null default '',
  state text not null default 'active' check (state in ('active', 'sign_in_again')),
  -- Tries that failed since the last success.
  failures int not null default 0,
  next_try_at timestamptz not null default now(),
  last_success_at timestamptz,
  -- When everything that is kept was last read anew, and not only what is due.
  full_read_at timestamptz,
  last_failure_at timestamptz,
  last_failure_code text,
  last_failure_message text,
  -- The platform's own number of the request that failed, for its support.
  last_failure_request text check (length(last_failure_request) <= 200),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (organisation_id, id),
  unique (organisation_id, kind, external_id)
);
create index analytics_connections_due on analytics_connections (next_try_at) where state = 'active';

-- When each post was last read, for the ladder: the older a post, the more seldom it is read.
create table analytics_post_reads (
  organisation_id uuid not null,
  connection_id uuid not null,
  post_id text not null check (length(post_id) between 1 and 300),
  published_at timestamptz,
  read_at timestamptz not null,
  primary key (connection_id, post_id),
  foreign key (organisation_id, connection_id) references analytics_connections (organisation_id, id) on delete cascade
);

-- One reading of one connection.
create table analytics_runs (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null,
  connection_id uuid not null,
  -- Who asked: the clock, a person, or the operator at a console.
  asked_by text not null check (asked_by in ('clock', 'person', 'operator')),
  since date,
  state text not null default 'queued' check (state in ('queued', 'running', 'completed', 'failed')),
  step text,
  fraction real not null default 0 check (fraction between 0 and 1),
  figures int not null default 0 check (figures >= 0),
  notes jsonb not null default '[]',
  capture_id uuid,
  error_code text,
  error_message text,
  error_request text check (length(error_request) <= 200),
  created_at timestamptz not null default now(),
  started_at timestamptz,
  completed_at timestamptz,
  -- Whoever holds the token runs it; when the lease is over, the holder is taken for dead.
  lease_token uuid,
  lease_until timestamptz,
  unique (organisation_id, id),
  foreign key (organisation_id, connection_id) references analytics_connections (organisation_id, id) on delete cascade,
  foreign key (organisation_id, capture_id) references analytics_captures (organisation_id, id)
    on delete set null (capture_id)
);
-- A connection is read by one at a time, whichever process.
create unique index analytics_runs_one_unsettled on analytics_runs (connection_id) where state in ('queued', 'running');
create index analytics_runs_newest on analytics_runs (organisation_id, created_at desc, id desc);
create index analytics_runs_of_capture on analytics_runs (capture_id);

-- What one press of "Refresh now" set going.
create table analytics_refreshes (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id) on delete cascade,
  user_id uuid,
  run_ids uuid[] not null default '{}',
  created_at timestamptz not null default now(),
  unique (organisation_id, id),
  foreign key (organisation_id, user_id) references users (organisation_id, id) on delete set null (user_id)
);

-- What signs pushes. The secret is sealed rather than hashed: checking a signature needs it whole.
create table analytics_push_keys (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id) on delete cascade,
  key_id text not null unique check (length(key_id) between 6 and 60),
  name text not null check (length(name) between 1 and 100),
  sealed_secret bytea not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  unique (organisation_id, id),
  foreign key (organisation_id, created_by) references users (organisation_id, id) on delete set null (created_by)
);
create index analytics_push_keys_newest on analytics_push_keys (organisation_id, created_at desc);

-- Signatures seen within their time, so that none is taken twice.
create table analytics_push_signatures (
  organisation_id uuid not null,
  push_key_id uuid not null,
  signature bytea not null,
  expires_at timestamptz not null,
  primary key (push_key_id, signature),
  foreign key (organisation_id, push_key_id) references analytics_push_keys (organisation_id, id) on delete cascade
);
create index analytics_push_signatures_over on analytics_push_signatures (expires_at);

do $$
declare
  name text;
begin
  foreach name in array array[
    'analytics_connections', 'analytics_post_reads', 'analytics_runs', 'analytics_refreshes', 'analytics_push_keys',
    'analytics_push_signatures'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_organisation on %I to mediahub_app
         using (organisation_id = (select current_organisation()))
         with check (organisation_id = (select current_organisation()))', name);
    execute format('create policy across on %I to mediahub_system using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on %I to mediahub_app, mediahub_system', name);
  end loop;
end
$$;
