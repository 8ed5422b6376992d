-- Webinar reports: the files a person is still describing, and the reports asked for.

create table report_drafts (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id) on delete cascade,
  user_id uuid not null,
  transcript_key text,
  transcript_name text,
  transcript_bytes bigint check (transcript_bytes >= 0),
  survey_key text,
  survey_name text,
  survey_bytes bigint check (survey_bytes >= 0),
  config jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  foreign key (organisation_id, user_id) references users (organisation_id, id) on delete cascade
);
create index report_drafts_of_user on report_drafts (organisation_id, user_id);
create index report_drafts_expiring on report_drafts (expires_at);

create table report_jobs (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id) on delete cascade,
  user_id uuid not null,
  status text not null default 'pending'
    check (status in ('pending', 'processing', 'completed', 'failed', 'cancelled')),
  -- The job that makes it; settled jobs are swept, so nothing is referenced.
  job_id uuid not null,
  config jsonb not null default '{}',
  transcript_path text not null,
  transcript_name text not null,
  transcript_bytes bigint not null check (transcript_bytes >= 0),
  survey_path text not null,
  survey_name text not null,
  survey_bytes bigint not null check (survey_bytes >= 0),
  output_path text,
  output_bytes bigint check (output_bytes >= 0),
  model_path text,
  error_code text,
  error_message text,
  progress_step text,
  progress_fraction real not null default 0 check (progress_fraction between 0 and 1),
  attempts int not null default 0,
  slides int,
  respondents int,
  headline text,
  warnings int not null default 0,
  -- What the report's page says of a finished deck: key figures, outline, warnings, a sentence on each file.
  findings jsonb,
  request_id text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  completed_at timestamptz,
  updated_at timestamptz not null default now(),
  foreign key (organisation_id, user_id) references users (organisation_id, id) on delete cascade,
  check (status <> 'completed' or output_path is not null)
);
create index report_jobs_newest on report_jobs (organisation_id, created_at desc, id desc);
create index report_jobs_of_user on report_jobs (organisation_id, user_id, created_at desc, id desc);

alter table report_drafts enable row level security;
alter table report_drafts force row level security;
alter table report_jobs enable row level security;
alter table report_jobs force row level security;

create policy own_organisation on report_drafts to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy own_organisation on report_jobs to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy across on report_drafts to mediahub_system using (true) with check (true);
create policy across on report_jobs to mediahub_system using (true) with check (true);

grant select, insert, update, delete on report_drafts, report_jobs to mediahub_app;
grant select, update, delete on report_drafts, report_jobs to mediahub_system;
