-- Organisations, the people in them, and what lets a person in. Row-level security holds from here on: mediahub_app sees
-- the organisation named by app.organisation and nothing when it is unset; mediahub_system looks across, for sign-in.

create function current_organisation() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.organisation', true), '')::uuid;

create table organisations (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  brand_name text check (length(brand_name) <= 200),
  brand_accent text check (brand_accent ~ '^[0-9A-F]{6}$'),
  brand_head_font text check (length(brand_head_font) <= 80),
  brand_body_font text check (length(brand_body_font) <= 80),
  brand_logo_key text,
  brand_logo_media_type text,
  created_at timestamptz not null default now(),
  check ((brand_logo_key is null) = (brand_logo_media_type is null))
);

create table users (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id) on delete cascade,
  email text not null unique check (email = lower(email) and email like '%_@_%' and length(email) <= 254),
  name text not null check (length(name) between 1 and 200),
  password_hash text,
  role text not null check (role in ('viewer', 'editor', 'admin')),
  time_zone text not null default 'UTC',
  invited_by uuid,
  invited_at timestamptz,
  created_at timestamptz not null default now(),
  last_login timestamptz,
  is_active boolean not null default true,
  -- What other tables refer to, so that a row can't name a person of another organisation.
  unique (organisation_id, id),
  foreign key (organisation_id, invited_by) references users (organisation_id, id)
);

create table sessions (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null,
  user_id uuid not null,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked boolean generated always as (revoked_at is not null) stored,
  user_agent text,
  address text,
  foreign key (organisation_id, user_id) references users (organisation_id, id) on delete cascade
);
create index sessions_of_user on sessions (organisation_id, user_id);

create table invitations (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id) on delete cascade,
  email text not null check (email = lower(email) and email like '%_@_%' and length(email) <= 254),
  invited_by uuid,
  token_hash bytea not null unique,
  role text not null check (role in ('viewer', 'editor', 'admin')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  foreign key (organisation_id, invited_by) references users (organisation_id, id)
);
create index invitations_of_organisation on invitations (organisation_id, created_at);

-- The one-time link that makes the first admin of an empty portal; there is no organisation yet.
create table setup_links (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

alter table organisations enable row level security;
alter table organisations force row level security;
alter table users enable row level security;
alter table users force row level security;
alter table sessions enable row level security;
alter table sessions force row level security;
alter table invitations enable row level security;
alter table invitations force row level security;
alter table setup_links enable row level security;
alter table setup_links force row level security;

create policy own_organisation on organisations to mediahub_app
  using (id = current_organisation())
  with check (id = current_organisation());
create policy own_organisation on users to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy own_organisation on sessions to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy own_organisation on invitations to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

create policy across on organisations to mediahub_system using (true) with check (true);
create policy across on users to mediahub_system using (true) with check (true);
create policy across on sessions to mediahub_system using (true) with check (true);
create policy across on invitations to mediahub_system using (true) with check (true);
create policy across on setup_links to mediahub_system using (true) with check (true);

grant select, update on organisations to mediahub_app;
grant select, insert, update, delete on users, sessions, invitations to mediahub_app;
grant select, insert, update, delete on organisations, users, sessions, invitations, setup_links to mediahub_system;
