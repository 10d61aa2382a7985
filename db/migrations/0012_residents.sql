-- Residents: what they report without an account, the secret link by which they follow it, and what they say of the result.

-- How a resident's report came in, and the link by which he follows it.
create table resident_report (
  hazard_id uuid primary key references hazard on delete cascade,
  -- SHA-256, in hex, of the secret in the link: the secret itself is the reporter's only.
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  language text not null check (language in ('zh', 'en')),
  -- Where the place comes from: his phone's position, a photo, or only the area he chose; then the point is one inside that area.
  place_by text not null check (place_by in ('position', 'photo', 'area')),
  created_at timestamptz(3) not null,
  -- The reporter looked at his case for the last time.
  seen_at timestamptz(3),
  revoked_at timestamptz(3),
  revoked_by_name text,
  check ((revoked_at is null) = (revoked_by_name is null))
);

-- What the office asks the reporter; the trail carries the same as events.
create table resident_question (
  id uuid primary key,
  hazard_id uuid not null references hazard on delete cascade,
  question text not null check (length(question) between 1 and 500),
  asked_by_name text not null,
  asked_at timestamptz(3) not null,
  answer text,
  answered_at timestamptz(3),
  check ((answer is null) = (answered_at is null))
);
create index resident_question_hazard on resident_question (hazard_id, asked_at);

-- One for each time the case was closed: a case that is opened again is rated again.
create table resident_rating (
  hazard_id uuid not null references hazard on delete cascade,
  reopened_count integer not null,
  score integer not null check (score between 1 and 5),
  words text not null default '',
  rated_at timestamptz(3) not null,
  primary key (hazard_id, reopened_count)
);

-- Proofs of work that were handed in: each serves one form. Forgotten once they would be too old anyway.
create table used_challenge (
  id text primary key,
  form text not null,
  expires_at timestamptz(3) not null
);
create index used_challenge_age on used_challenge (expires_at);

do $$
declare
  told text;
  of_hazard text := 'exists (select from hazard where hazard.id = hazard_id)';
begin
  foreach told in array array['resident_report', 'resident_question', 'resident_rating', 'used_challenge'] loop
    execute format('alter table %I enable row level security', told);
    execute format('create policy system on %I to app_system using (true) with check (true)', told);
    execute format('grant select, insert, update, delete on %I to app_system', told);
  end loop;
  -- Whoever sees the hazard sees that it is followed, and what was asked and rated; nobody but the system looks a link up.
  foreach told in array array['resident_report', 'resident_question', 'resident_rating'] loop
    execute format('create policy of_hazard on %I for select to app_user using (%s)', told, of_hazard);
  end loop;
  grant select (hazard_id, language, place_by, created_at, seen_at, revoked_at, revoked_by_name) on resident_report to app_user;
  grant select on resident_question, resident_rating to app_user;
  execute format($p$create policy revoke on resident_report for update to app_user using (%s
    and current_setting('app.role', true) in ('command', 'township_officer', 'administrator'))$p$, of_hazard);
  grant update (revoked_at, revoked_by_name) on resident_report to app_user;
  execute format($p$create policy ask on resident_question for insert to app_user with check (answer is null and %s
    and current_setting('app.role', true) in ('command', 'township_officer', 'administrator', 'grid_worker'))$p$, of_hazard);
  grant insert on resident_question to app_user;
end $$;
