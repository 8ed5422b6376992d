-- The index the library is searched with. What it holds is derived from the passages, and can be made again from them.

create table library_index_state (
  organisation_id uuid primary key references organisations (id) on delete cascade,
  -- Counts the changes: whoever holds an index in memory compares it to know whether to look again.
  generation bigint not null default 0
);

create table library_segments (
  organisation_id uuid not null references organisations (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  format int not null,
  -- In the order in which the segment numbers them.
  passage_ids uuid[] not null default '{}',
  passages int not null,
  -- A bit for each passage, set where it was removed since; null where none was.
  removed bytea,
  bytes bytea not null,
  primary key (organisation_id, id)
);
-- They are packed already: another attempt at each write and read would only take time.
alter table library_segments alter column bytes set storage external;

create table library_vectors (
  organisation_id uuid not null references organisations (id) on delete cascade,
  passage_id uuid not null,
  model text not null,
  -- The generation in which it came, so that whoever holds vectors in memory loads only what is new.
  generation bigint not null,
  -- Of length 1, as 16-bit floats, the lowest byte first.
  vector bytea not null,
  primary key (organisation_id, passage_id)
);
create index library_vectors_by_generation on library_vectors (organisation_id, model, generation);
alter table library_vectors alter column vector set storage external;

alter table library_index_state enable row level security;
alter table library_index_state force row level security;
alter table library_segments enable row level security;
alter table library_segments force row level security;
alter table library_vectors enable row level security;
alter table library_vectors force row level security;

create policy own_organisation on library_index_state to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy own_organisation on library_segments to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy own_organisation on library_vectors to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

grant select, insert, update, delete on library_index_state, library_segments, library_vectors to mediahub_app;
