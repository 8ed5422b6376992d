-- The library: episodes and documents, and the passages they are cut into, which are searched and cited.

create table library_sources (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id) on delete cascade,
  kind text not null check (kind in ('episode', 'document')),
  title text not null check (title <> ''),
  -- Said by a person or a manifest; otherwise the file's own title takes its place once it is read.
  title_given boolean not null default false,
  date date,
  youtube_id text check (youtube_id ~ '^[A-Za-z0-9_-]{11}$'),
  speakers text[] not null default '{}',
  -- [{"start_seconds": 44, "title": "…"}], as a manifest gives them; none is invented.
  chapters jsonb not null default '[]',
  duration_seconds real check (duration_seconds >= 0),
  page_count int check (page_count >= 0),
  language text,
  words int not null default 0,
  passage_count int not null default 0,
  -- What a person should know of how it was read: [{"code", "message", "remedy"}].
  notes jsonb not null default '[]',
  file_key text not null,
  file_name text not null,
  file_bytes bigint not null check (file_bytes >= 0),
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  state text not null default 'queued' check (state in ('queued', 'indexing', 'ready', 'failed')),
  error_code text,
  error_message text,
  progress_step text,
  progress_fraction real not null default 0 check (progress_fraction between 0 and 1),
  origin text not null check (origin in ('upload', 'sync')),
  -- The file's path in its folder, for a source that a folder or manifest brought.
  sync_key text,
  -- The job that reads it; settled jobs are swept, so nothing is referenced.
  job_id uuid not null,
  request_id text,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  indexed_at timestamptz,
  unique (organisation_id, id),
  -- Whoever added it may leave; the source stays.
  foreign key (organisation_id, created_by) references users (organisation_id, id) on delete set null (created_by),
  check ((origin = 'sync') = (sync_key is not null))
);
-- The same file is never held twice, however it came.
create unique index library_sources_one_per_file on library_sources (organisation_id, content_sha256);
create unique index library_sources_one_per_sync_key on library_sources (organisation_id, sync_key);
create index library_sources_newest on library_sources (organisation_id, date desc nulls last, id);

create table library_passages (
  id uuid primary key,
  organisation_id uuid not null,
  source_id uuid not null,
  ordinal int not null check (ordinal >= 0),
  -- Who speaks most of it; null in documents, where nobody is named, and where no voice prevails.
  speaker text,
  page int check (page > 0),
  chapter text,
  text text not null check (text <> ''),
  -- [{"from": 0, "to": 61, "start_seconds": 12.5, "speaker": "…"}]: speaker only where a passage holds several.
  sentences jsonb not null,
  foreign key (organisation_id, source_id) references library_sources (organisation_id, id) on delete cascade,
  unique (organisation_id, source_id, ordinal)
);

-- Counts every change of what can be found, so that an answer can say of which library it was given.
create table library_generations (
  organisation_id uuid primary key references organisations (id) on delete cascade,
  generation bigint not null default 0,
  changed_at timestamptz not null default now()
);

alter table library_sources enable row level security;
alter table library_sources force row level security;
alter table library_passages enable row level security;
alter table library_passages force row level security;
alter table library_generations enable row level security;
alter table library_generations force row level security;

create policy own_organisation on library_sources to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy own_organisation on library_passages to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy own_organisation on library_generations to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy across on library_sources to mediahub_system using (true) with check (true);
create policy across on library_passages to mediahub_system using (true) with check (true);
create policy across on library_generations to mediahub_system using (true) with check (true);

grant select, insert, update, delete on library_sources, library_passages, library_generations to mediahub_app;
grant select, insert, update, delete on library_sources, library_passages, library_generations to mediahub_system;
