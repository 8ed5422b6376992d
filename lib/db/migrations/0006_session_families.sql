-- Every refresh token a session ever had, by hash: one that comes back when it is no longer the last but one was copied, and
-- ends the session. A session belongs to a realm, whose tokens no other realm takes. `generation` and `successor_seen_at`
-- stay for the code before this.

alter table sessions
  add column realm text not null default 'portal' check (realm in ('portal', 'console')),
  add constraint sessions_of_organisation unique (organisation_id, id);

create table replaced_tokens (
  token_hash bytea primary key,
  organisation_id uuid not null,
  session_id uuid not null,
  replaced_at timestamptz not null,
  foreign key (organisation_id, session_id) references sessions (organisation_id, id) on delete cascade
);
create index replaced_tokens_of_session on replaced_tokens (organisation_id, session_id);

alter table replaced_tokens enable row level security;
alter table replaced_tokens force row level security;

create policy own_organisation on replaced_tokens to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy across on replaced_tokens to mediahub_system using (true) with check (true);

grant select, insert on replaced_tokens to mediahub_app;
grant select, insert, delete on replaced_tokens to mediahub_system;
