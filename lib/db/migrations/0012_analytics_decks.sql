-- Monthly decks of figures, and the schedule they are mailed on.

create table analytics_decks (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id) on delete cascade,
  -- Who asked for it; null where the schedule did.
  user_id uuid,
  month text not null check (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  status text not null default 'pending' check (status in ('pending', 'processing', 'completed', 'failed')),
  job_id uuid not null,
  output_path text,
  output_bytes bigint check (output_bytes >= 0),
  slides int,
  headline text,
  error_code text,
  error_message text,
  request_id text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  completed_at timestamptz,
  foreign key (organisation_id, user_id) references users (organisation_id, id) on delete cascade,
  check (status <> 'completed' or output_path is not null)
);
create index analytics_decks_newest on analytics_decks (organisation_id, created_at desc, id desc);

-- One schedule an organisation: the deck of the month before, made and mailed on a day of each month.
create table analytics_deck_schedules (
  organisation_id uuid primary key references organisations (id) on delete cascade,
  enabled boolean not null,
  -- In UTC; up to 28, which every month has.
  day_of_month int not null check (day_of_month between 1 and 28),
  -- People of the organisation; who has left it is passed over.
  recipients uuid[] not null default '{}',
  -- The last month that was asked for.
  last_month text,
  updated_at timestamptz not null default now()
);

-- A mail may bring a file that lies in storage.
alter table mail_outbox
  add column attachment_key text,
  add column attachment_name text,
  add column attachment_media_type text,
  add check (num_nonnulls(attachment_key, attachment_name, attachment_media_type) in (0, 3));

alter table analytics_decks enable row level security;
alter table analytics_decks force row level security;
alter table analytics_deck_schedules enable row level security;
alter table analytics_deck_schedules force row level security;

create policy own_organisation on analytics_decks to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy own_organisation on analytics_deck_schedules to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy across on analytics_decks to mediahub_system using (true) with check (true);
create policy across on analytics_deck_schedules to mediahub_system using (true) with check (true);

grant select, insert, update, delete on analytics_decks, analytics_deck_schedules to mediahub_app, mediahub_system;
