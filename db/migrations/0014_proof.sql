-- Where teams went: tracks thinned and kept for a number of days, and what a shift had to visit.

-- Nothing is missing between the position before and this one: what lay between them changed nothing and was left out.
alter table team_track add column joined boolean not null default false;

-- One rule for the whole deployment; what was judged by an earlier one keeps it.
create table proof_rule (
  id integer primary key default 1 check (id = 1),
  visit_metres integer not null default 50 check (visit_metres between 10 and 500),
  visit_seconds integer not null default 60 check (visit_seconds between 10 and 3600),
  -- Positions further apart than this say nothing of the time between them.
  gap_seconds integer not null default 120 check (gap_seconds between 30 and 1800),
  -- So long may positions jump out of the circle without ending a stay.
  jitter_seconds integer not null default 30 check (jitter_seconds between 0 and 300),
  track_days integer not null default 90 check (track_days between 1 and 1100),
  every_major boolean not null default true,
  every_overdue boolean not null default false,
  changed_by text,
  changed_at timestamptz(3)
);
insert into proof_rule default values;

-- Key units and other places that a shift has to look at. One that is given up stays, since proofs name it.
create table key_place (
  id uuid primary key,
  code text not null unique,
  name text not null,
  kind text not null check (kind in ('keyUnit', 'school', 'careHome', 'market', 'highRise', 'warehouse', 'other')),
  address text not null default '',
  location geometry(Point, 4326) not null,
  cell_code text references grid_cell,
  scope_code text not null generated always as (coalesce(cell_code, '0')) stored,
  must_visit boolean not null default true,
  -- Null = in shifts of every kind.
  shift_kind text references shift_kind,
  since timestamptz(3) not null,
  given_up_at timestamptz(3),
  changed_by text not null,
  changed_at timestamptz(3) not null
);
create index key_place_scope on key_place (scope_code text_pattern_ops);

-- What an officer said of one hazard, whatever the rule says of its like.
create table hazard_must_visit (
  hazard_id uuid primary key references hazard on delete cascade,
  must boolean not null,
  reason text not null default '',
  marked_by text not null,
  marked_at timestamptz(3) not null
);

-- What a shift was found to have visited: written once it is over, since its track goes after some days.
create table shift_proof (
  shift_id uuid primary key references shift on delete cascade,
  settled_at timestamptz(3) not null,
  -- The rule by which it was judged.
  rule jsonb not null,
  positions integer not null,
  last_position_at timestamptz(3)
);

create table shift_visit (
  shift_id uuid not null references shift_proof on delete cascade,
  subject text not null check (subject in ('hazard', 'place')),
  subject_id uuid not null,
  name text not null,
  detail text not null,
  address text not null,
  location geometry(Point, 4326) not null,
  cell_code text,
  scope_code text not null generated always as (coalesce(cell_code, '0')) stored,
  why text not null check (why in ('major', 'overdue', 'marked', 'place')),
  verdict text not null check (verdict in ('visited', 'missed', 'stale')),
  from_at timestamptz(3),
  to_at timestamptz(3),
  inside_seconds real,
  nearest_metres real,
  nearest_at timestamptz(3),
  primary key (shift_id, subject, subject_id)
);

-- Up to when a team's track has been thinned.
create table track_thinned (
  team_id uuid primary key references patrol_team on delete cascade,
  until timestamptz(3) not null
);

-- Playback asks for what was closed out in a window, and for the few streams whose clocks were changed while they ran.
create index hazard_closed_at on hazard (closed_out_at) where state = 'closedOut';
create index case_event_clocks_changed on case_event (stream)
  where case_kind = 'hazard' and (event in ('paused', 'resumed', 'extensionApproved', 'corrected', 'clocksRecomputed', 'reopened')
    or event = 'imported' and version > 1);

do $$
declare
  proof text;
  in_scope text := $p$ scope_code ~>=~ nullif(current_setting('app.scope_from', true), '') and scope_code ~<~ nullif(current_setting('app.scope_to', true), '')$p$;
  moves text := $p$ current_setting('app.role', true) in ('command', 'township_officer', 'administrator')$p$;
begin
  foreach proof in array array['proof_rule', 'key_place', 'hazard_must_visit', 'shift_proof', 'shift_visit', 'track_thinned'] loop
    execute format('alter table %I enable row level security', proof);
    execute format('create policy system on %I to app_system using (true) with check (true)', proof);
    execute format('grant select, insert, update, delete on %I to app_system', proof);
    if proof <> 'track_thinned' then execute format('grant select on %I to app_user', proof); end if;
  end loop;

  create policy everyone_reads on proof_rule for select to app_user using (true);
  create policy administrator_edits on proof_rule for update to app_user
    using (current_setting('app.role', true) = 'administrator' and nullif(current_setting('app.scope_from', true), '') = '0')
    with check (current_setting('app.role', true) = 'administrator' and nullif(current_setting('app.scope_from', true), '') = '0');
  grant update on proof_rule to app_user;

  execute 'create policy scope on key_place for select to app_user using (' || in_scope || ')';
  execute 'create policy edit on key_place to app_user using (' || in_scope || ' and' || moves || ') with check (' || in_scope || ' and' || moves || ')';
  grant insert, update on key_place to app_user;

  create policy of_hazard on hazard_must_visit for select to app_user using (exists (select from hazard h where h.id = hazard_id));
  execute 'create policy edit on hazard_must_visit to app_user using (exists (select from hazard h where h.id = hazard_id) and' || moves
    || ') with check (exists (select from hazard h where h.id = hazard_id) and' || moves || ')';
  grant insert, update, delete on hazard_must_visit to app_user;

  create policy of_shift on shift_proof for select to app_user using (exists (select from shift s where s.id = shift_id));
  -- Of a shift in sight, what lies in one's own area.
  execute 'create policy of_shift on shift_visit for select to app_user using (exists (select from shift s where s.id = shift_id) and' || in_scope || ')';
end $$;
