-- Conversations with the library: what a person asked, what was answered, the pieces while an answer is made, and votes.

create table chat_conversations (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id) on delete cascade,
  user_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  created_at timestamptz not null default now(),
  -- When it was last asked something, which lists go by.
  updated_at timestamptz not null default now(),
  unique (organisation_id, id),
  foreign key (organisation_id, user_id) references users (organisation_id, id) on delete cascade
);
create index chat_conversations_of_user on chat_conversations (organisation_id, user_id, updated_at desc, id desc);

create table chat_messages (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id) on delete cascade,
  conversation_id uuid not null,
  ordinal int not null check (ordinal >= 1),
  question text not null check (length(question) between 1 and 2000),
  filters jsonb not null default '{}',
  state text not null default 'streaming' check (state in ('streaming', 'done', 'stopped', 'failed')),
  -- Each time it is tried; pieces of an attempt before are of no use to the next.
  attempt int not null default 1,
  -- What was saved of the answer, sentences and citations together; of a stopped one, what had passed by then.
  answer jsonb,
  -- How it was made: of quotes, by a model, by the chatbot service.
  kind text,
  abstained boolean not null default false,
  error_code text,
  error_message text,
  request_id text,
  -- Sentences that were checked, and those dropped of them by what was wrong.
  checked int not null default 0 check (checked >= 0),
  dropped jsonb not null default '{}',
  model text,
  input_tokens int not null default 0 check (input_tokens >= 0),
  output_tokens int not null default 0 check (output_tokens >= 0),
  -- In millionths of what the prices are configured in; null where none are.
  cost_micros bigint check (cost_micros >= 0),
  latency_ms int check (latency_ms >= 0),
  library_generation text,
  created_at timestamptz not null default now(),
  -- When this attempt began.
  started_at timestamptz not null default now(),
  -- The process that answers says so every second: without it the answer was interrupted.
  alive_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (conversation_id, ordinal),
  unique (organisation_id, id),
  foreign key (organisation_id, conversation_id) references chat_conversations (organisation_id, id) on delete cascade,
  check ((state = 'streaming') = (finished_at is null))
);
create index chat_messages_of_organisation on chat_messages (organisation_id, created_at desc, id desc);

-- What a reader who comes back has missed; rows older than an hour are removed as questions come in.
create table chat_events (
  organisation_id uuid not null references organisations (id) on delete cascade,
  message_id uuid not null,
  seq int not null check (seq >= 1),
  event text not null,
  data jsonb not null,
  created_at timestamptz not null default now(),
  primary key (message_id, seq),
  foreign key (organisation_id, message_id) references chat_messages (organisation_id, id) on delete cascade
);
create index chat_events_by_age on chat_events (organisation_id, created_at);

create table chat_votes (
  message_id uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  value text not null check (value in ('up', 'down')),
  reason text,
  comment text check (length(comment) <= 1000),
  created_at timestamptz not null default now(),
  foreign key (organisation_id, message_id) references chat_messages (organisation_id, id) on delete cascade
);
create index chat_votes_of_organisation on chat_votes (organisation_id, created_at desc);

alter table chat_conversations enable row level security;
alter table chat_conversations force row level security;
alter table chat_messages enable row level security;
alter table chat_messages force row level security;
alter table chat_events enable row level security;
alter table chat_events force row level security;
alter table chat_votes enable row level security;
alter table chat_votes force row level security;

create policy own_organisation on chat_conversations to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy own_organisation on chat_messages to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy own_organisation on chat_events to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());
create policy own_organisation on chat_votes to mediahub_app
  using (organisation_id = current_organisation())
  with check (organisation_id = current_organisation());

grant select, insert, update, delete on chat_conversations, chat_messages, chat_events, chat_votes to mediahub_app;
