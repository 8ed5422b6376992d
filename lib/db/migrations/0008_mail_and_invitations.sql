-- Mail to be sent, and what became of it. The letter may hold a link that lets its reader in, so it is forgotten as soon as
-- the mail is settled.

create table mail_outbox (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid references organisations (id) on delete cascade,
  key text not null,
  to_address text not null,
  subject text not null,
  letter jsonb,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  -- Refused for good by a mail server.
  bounced_at timestamptz,
  -- Given up after the last attempt.
  failed_at timestamptz,
  -- What the mail server said last.
  response text,
  unique nulls not distinct (organisation_id, key),
  check (num_nonnulls(sent_at, bounced_at, failed_at) <= 1)
);

alter table mail_outbox enable row level security;
alter table mail_outbox force row level security;

create policy own_organisation on mail_outbox to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy across on mail_outbox to mediahub_system using (true) with check (true);

grant select, insert on mail_outbox to mediahub_app;
grant select, insert, update, delete on mail_outbox to mediahub_system;

-- An invitation may be sent again, each time with a new link; who holds an old link may ask for a new one, once.
alter table invitations
  add column sent_at timestamptz not null default now(),
  add column times_sent int not null default 1 check (times_sent >= 1),
  add column user_id uuid,
  add column renewal_asked_at timestamptz,
  add foreign key (organisation_id, user_id) references users (organisation_id, id);
create unique index invitations_one_open on invitations (organisation_id, email)
  where accepted_at is null and revoked_at is null;
