-- A refresh token is good once. Its hash stays beside its successor's, since tabs renew side by side and answers get lost;
-- the successor counts as received when an access token of its generation is first seen.

alter table sessions
  add column previous_token_hash bytea unique,
  add column rotated_at timestamptz,
  add column generation int not null default 0,
  add column successor_seen_at timestamptz;
