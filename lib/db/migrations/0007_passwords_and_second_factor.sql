-- What stands beside a password: links to set a new one, a second factor with its recovery codes, and the sign-ins that
-- wait for its code. Of what a person is handed once, only hashes are kept; the second factor's secret, which must be read
-- again, is sealed under a key outside the database.

alter table organisations add column second_factor_for_admins boolean not null default false;

create table password_resets (
  token_hash bytea primary key,
  organisation_id uuid not null,
  user_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (organisation_id, user_id) references users (organisation_id, id) on delete cascade
);
create index password_resets_of_user on password_resets (organisation_id, user_id);

create table second_factors (
  organisation_id uuid not null,
  user_id uuid not null,
  sealed_secret bytea not null,
  created_at timestamptz not null,
  -- Null while the person has not shown yet that their app holds the secret.
  confirmed_at timestamptz,
  -- The step of the last code taken: neither it nor an earlier one is taken again.
  last_step bigint not null default 0,
  primary key (organisation_id, user_id),
  foreign key (organisation_id, user_id) references users (organisation_id, id) on delete cascade
);

create table recovery_codes (
  code_hash bytea primary key,
  organisation_id uuid not null,
  user_id uuid not null,
  created_at timestamptz not null,
  used_at timestamptz,
  foreign key (organisation_id, user_id) references second_factors (organisation_id, user_id) on delete cascade
);
create index recovery_codes_of_user on recovery_codes (organisation_id, user_id);

create table sign_in_challenges (
  token_hash bytea primary key,
  organisation_id uuid not null,
  user_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  attempts int not null default 0,
  used_at timestamptz,
  foreign key (organisation_id, user_id) references users (organisation_id, id) on delete cascade
);
create index sign_in_challenges_of_user on sign_in_challenges (organisation_id, user_id);

alter table password_resets enable row level security;
alter table password_resets force row level security;
alter table second_factors enable row level security;
alter table second_factors force row level security;
alter table recovery_codes enable row level security;
alter table recovery_codes force row level security;
alter table sign_in_challenges enable row level security;
alter table sign_in_challenges force row level security;

create policy own_organisation on password_resets to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy own_organisation on second_factors to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy own_organisation on recovery_codes to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy own_organisation on sign_in_challenges to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

create policy across on password_resets to mediahub_system using (true) with check (true);
create policy across on second_factors to mediahub_system using (true) with check (true);
create policy across on recovery_codes to mediahub_system using (true) with check (true);
create policy across on sign_in_challenges to mediahub_system using (true) with check (true);

grant select, insert, update, delete on password_resets, second_factors, recovery_codes, sign_in_challenges to mediahub_app;
grant select, insert, update, delete on password_resets, second_factors, recovery_codes, sign_in_challenges
  to mediahub_system;
