-- Figures of channels: one row per account or post, metric, day, layer, basis and source, with where it came from.

-- A channel, page or account of the organisation.
create table analytics_accounts (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id) on delete cascade,
  platform text not null check (platform in ('youtube', 'linkedin', 'x')),
  -- The platform's own id; null until a source names it.
  external_id text check (length(external_id) <= 300),
  name text not null check (length(name) between 1 and 300),
  handle text check (length(handle) <= 300),
  url text check (length(url) <= 2000),
  -- When the source that named it last was read.
  described_at timestamptz,
  -- The last time figures of it were read with success, from where, and the last day that was complete in any of them.
  captured_at timestamptz,
  captured_from text check (captured_from in ('export', 'api', 'console', 'push')),
  complete_to date,
  created_at timestamptz not null default now(),
  unique (organisation_id, id)
);
create unique index analytics_accounts_by_external_id
  on analytics_accounts (organisation_id, platform, external_id) where external_id is not null;
create index analytics_accounts_of_organisation on analytics_accounts (organisation_id, platform);

create table analytics_posts (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null,
  account_id uuid not null,
  external_id text not null check (length(external_id) between 1 and 300),
  url text check (length(url) <= 2000),
  title text,
  kind text check (length(kind) <= 100),
  published_at timestamptz,
  duration_seconds int check (duration_seconds >= 0),
  thumbnail_url text check (length(thumbnail_url) <= 2000),
  -- When the source that described it last was read.
  described_at timestamptz,
  created_at timestamptz not null default now(),
  unique (organisation_id, id),
  unique (organisation_id, account_id, external_id),
  foreign key (organisation_id, account_id) references analytics_accounts (organisation_id, id) on delete cascade
);
create index analytics_posts_newest on analytics_posts (organisation_id, published_at desc nulls last, id);

-- One delivery of figures: a file, a push, a fetch from the Ops-Console or a run of a platform's connector.
create table analytics_captures (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id) on delete cascade,
  source text not null check (source in ('export', 'api', 'console', 'push')),
  platform text check (platform in ('youtube', 'linkedin', 'x')),
  account_id uuid,
  -- Who asked for it; null for the operator, the clock and a push.
  user_id uuid,
  state text not null default 'previewed'
    check (state in ('previewed', 'queued', 'running', 'completed', 'failed', 'discarded')),
  -- The sender's own id of a push, so that the same push twice is one.
  batch_key text check (length(batch_key) between 1 and 200),
  -- For files.
  file_name text,
  file_bytes bigint check (file_bytes >= 0),
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  storage_key text,
  -- The layout that was recognised: "youtube_studio_table", "linkedin_content" …
  layout text,
  -- What a preview or the run found: rows understood, rows refused and why, totals against the file's own.
  findings jsonb not null default '{}',
  job_id uuid,
  progress_step text,
  progress_fraction real not null default 0 check (progress_fraction between 0 and 1),
  error_code text,
  error_message text,
  -- When the source was read, or the file exported.
  captured_at timestamptz not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  completed_at timestamptz,
  unique (organisation_id, id),
  foreign key (organisation_id, account_id) references analytics_accounts (organisation_id, id) on delete cascade,
  foreign key (organisation_id, user_id) references users (organisation_id, id) on delete cascade
);
create unique index analytics_captures_one_per_batch
  on analytics_captures (organisation_id, batch_key) where batch_key is not null;
create index analytics_captures_newest on analytics_captures (organisation_id, created_at desc, id desc);

-- What a row of figures is about, said once: the account's own where post_id is null.
create table analytics_series (
  id bigint generated always as identity primary key,
  organisation_id uuid not null,
  account_id uuid not null,
  post_id uuid,
  metric text not null check (metric ~ '^[a-z_]{2,60}$'),
  layer text not null check (layer in ('account', 'content', 'video')),
  basis text not null check (basis in ('day', 'period', 'to_date')),
  source text not null check (source in ('export', 'api', 'console', 'push')),
  unique (organisation_id, id),
  foreign key (organisation_id, account_id) references analytics_accounts (organisation_id, id) on delete cascade,
  foreign key (organisation_id, post_id) references analytics_posts (organisation_id, id) on delete cascade
);
create unique index analytics_series_one
  on analytics_series (organisation_id, account_id, post_id, metric, layer, basis, source) nulls not distinct;
create index analytics_series_of_post on analytics_series (post_id) where post_id is not null;

-- The figures. For the basis "period" period_start is the first day of the span; otherwise it is the day itself.
create table analytics_metrics (
  organisation_id uuid not null,
  series_id bigint not null,
  day date not null,
  period_start date not null,
  value double precision not null,
  numerator double precision,
  denominator double precision,
  provisional boolean not null default false,
  capture_id uuid not null,
  captured_at timestamptz not null,
  primary key (series_id, day, period_start),
  check (period_start <= day),
  foreign key (organisation_id, series_id) references analytics_series (organisation_id, id) on delete cascade,
  foreign key (organisation_id, capture_id) references analytics_captures (organisation_id, id)
);
create index analytics_metrics_of_capture on analytics_metrics (capture_id);

-- What a figure was before a correction; only ever added to.
create table analytics_metric_history (
  id bigint generated always as identity primary key,
  organisation_id uuid not null,
  series_id bigint not null,
  day date not null,
  period_start date not null,
  value double precision not null,
  numerator double precision,
  denominator double precision,
  provisional boolean not null,
  capture_id uuid not null,
  captured_at timestamptz not null,
  replaced_by uuid not null,
  replaced_at timestamptz not null,
  foreign key (organisation_id, series_id) references analytics_series (organisation_id, id) on delete cascade
);
-- The same value of the same moment is kept once, however often it is delivered.
create unique index analytics_metric_history_of_figure
  on analytics_metric_history (series_id, day, period_start, captured_at, value);

-- Rollup: of the sources that know an account's day, the one that is shown.
create table analytics_daily (
  organisation_id uuid not null,
  account_id uuid not null,
  layer text not null,
  metric text not null,
  day date not null,
  value double precision not null,
  numerator double precision,
  denominator double precision,
  provisional boolean not null,
  source text not null,
  series_id bigint not null,
  captured_at timestamptz not null,
  -- Whether another source says something else for the day.
  disputed boolean not null default false,
  primary key (account_id, layer, metric, day),
  foreign key (organisation_id, account_id) references analytics_accounts (organisation_id, id) on delete cascade
);

create index analytics_daily_by_day on analytics_daily (organisation_id, day);

-- Rollup: what each post stands at, one row a metric.
create table analytics_post_figures (
  organisation_id uuid not null,
  post_id uuid not null,
  metric text not null,
  value double precision not null,
  numerator double precision,
  denominator double precision,
  basis text not null,
  -- The span the figure covers: from the day of publication, or the first day of the file's own period.
  since date,
  day date not null,
  source text not null,
  captured_at timestamptz not null,
  -- A rate that no source gives, worked out from its parts.
  is_worked_out boolean not null default false,
  primary key (post_id, metric),
  foreign key (organisation_id, post_id) references analytics_posts (organisation_id, id) on delete cascade
);
create index analytics_post_figures_by_value on analytics_post_figures (organisation_id, metric, value desc, post_id);

-- Counts up with every change of what pages of figures show, so that a kept answer is known to be an old one.
create table analytics_versions (
  organisation_id uuid primary key references organisations (id) on delete cascade,
  version bigint not null default 1
);

-- How the last try to read a platform from a source went.
create table analytics_tries (
  organisation_id uuid not null references organisations (id) on delete cascade,
  platform text not null check (platform in ('youtube', 'linkedin', 'x')),
  source text not null check (source in ('api', 'console', 'push')),
  tried_at timestamptz not null,
  -- Why it failed, in words for a client; null when it succeeded.
  reason text check (length(reason) <= 500),
  next_try_at timestamptz,
  primary key (organisation_id, platform, source)
);

-- What happened, to be marked on charts: a webinar, a campaign.
create table analytics_annotations (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id) on delete cascade,
  day date not null,
  title text not null check (length(title) between 1 and 200),
  kind text not null check (kind in ('webinar', 'episode', 'campaign', 'other')),
  -- Null where it concerns every platform.
  platform text check (platform in ('youtube', 'linkedin', 'x')),
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (organisation_id, created_by) references users (organisation_id, id)
);
create index analytics_annotations_by_day on analytics_annotations (organisation_id, day);

-- The organisation is asked for once a statement, not once a row: there are millions.
do $$
declare
  name text;
begin
  foreach name in array array[
    'analytics_accounts', 'analytics_posts', 'analytics_captures', 'analytics_series', 'analytics_metrics',
    'analytics_metric_history', 'analytics_daily', 'analytics_post_figures', 'analytics_versions', 'analytics_tries',
    'analytics_annotations'
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
revoke update, delete on analytics_metric_history from mediahub_app;
