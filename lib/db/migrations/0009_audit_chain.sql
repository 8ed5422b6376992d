-- The audit log becomes a chain: each row is numbered and holds the hash of the one before it, per organisation, and the
-- last one is kept apart, so that a row changed, moved or removed by whoever passes by the roles is found.
--
-- hash = sha256(prev_hash, then each field as its length in four bytes and its text in UTF-8; a null as length -1).
-- lib/audit/chain.ts works it out a second time, by itself.

alter table audit_log
  add column seq bigint,
  add column prev_hash bytea,
  add column hash bytea;

-- The last row of each chain. What belongs to no organisation has a chain too, under the id of zeros.
create table audit_heads (
  chain uuid primary key,
  seq bigint not null,
  hash bytea not null
);
alter table audit_heads enable row level security;
alter table audit_heads force row level security;
create policy own_organisation on audit_heads to mediahub_app
  using (chain = current_organisation())
  with check (chain = current_organisation());
create policy across on audit_heads to mediahub_system using (true) with check (true);
grant select, insert, update on audit_heads to mediahub_app, mediahub_system;

create function audit_field(value text) returns bytea
  language sql immutable parallel safe
  return coalesce(int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8'), int4send(-1));

create function audit_hash(entry audit_log) returns bytea
  language sql stable
  return sha256(
    entry.prev_hash || audit_field(entry.seq::text) || audit_field(entry.organisation_id::text)
      || audit_field((extract(epoch from entry.at) * 1000000)::bigint::text)
      || audit_field(entry.actor_id::text) || audit_field(entry.actor_email) || audit_field(entry.action)
      || audit_field(entry.target_kind) || audit_field(entry.target_id) || audit_field(entry.outcome)
      || audit_field(entry.address) || audit_field(entry.request_id) || audit_field(entry.detail::text)
  );

create function chain_audit_entry() returns trigger
  language plpgsql as $$
declare
  chain_id uuid := coalesce(new.organisation_id, '00000000-0000-0000-0000-000000000000');
  head audit_heads;
begin
  insert into audit_heads (chain, seq, hash)
  values (chain_id, 0, decode(repeat('00', 32), 'hex'))
  on conflict do nothing;
  -- Held to the end of the transaction: one entry of an organisation follows another.
  select * into head from audit_heads where chain = chain_id for update;
  new.seq := head.seq + 1;
  new.prev_hash := head.hash;
  new.at := clock_timestamp();
  new.hash := audit_hash(new);
  update audit_heads set seq = new.seq, hash = new.hash where chain = chain_id;
  return new;
end
$$;

create function refuse_audit_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'the audit log is only ever added to' using errcode = 'insufficient_privilege';
end
$$;

-- The heads are moved by an entry, and by nothing else.
create function guard_audit_head() returns trigger
  language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'the head of the audit log moves with its entries' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

-- Rows from before: the migrating role is held by row-level security too, and no policy lets it see them.
alter table audit_log no force row level security;
alter table audit_heads no force row level security;
do $$
declare
  entry audit_log;
  head audit_heads;
begin
  for entry in select * from audit_log order by id loop
    select * into head from audit_heads
    where chain = coalesce(entry.organisation_id, '00000000-0000-0000-0000-000000000000');
    entry.seq := coalesce(head.seq, 0) + 1;
    entry.prev_hash := coalesce(head.hash, decode(repeat('00', 32), 'hex'));
    entry.hash := audit_hash(entry);
    update audit_log set seq = entry.seq, prev_hash = entry.prev_hash, hash = entry.hash where id = entry.id;
    insert into audit_heads (chain, seq, hash)
    values (
      coalesce(entry.organisation_id, '00000000-0000-0000-0000-000000000000'), entry.seq, entry.hash
    )
    on conflict (chain) do update set seq = excluded.seq, hash = excluded.hash;
  end loop;
end
$$;
alter table audit_log force row level security;
alter table audit_heads force row level security;

alter table audit_log
  alter column seq set not null,
  alter column prev_hash set not null,
  alter column hash set not null;
drop index audit_log_of_organisation;
create unique index audit_log_in_order on audit_log (organisation_id, seq) nulls not distinct;

create trigger chained before insert on audit_log for each row execute function chain_audit_entry();
create trigger append_only before update or delete on audit_log for each row execute function refuse_audit_change();
create trigger moved_by_entries before insert or update or delete on audit_heads
  for each row execute function guard_audit_head();

-- For `deno task audit:verify`, which looks at every chain.
create policy across_reads on audit_log for select to mediahub_system using (true);
grant select on audit_log to mediahub_system;
