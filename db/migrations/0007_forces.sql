-- Forces: units as a tree, teams in it, their people, shifts, which cells each covers, who is sent to a hazard, and how far he got.

-- What stands above teams: fire office → street office → team; community → team; militia company → platoon → squad (a team).
create table force_unit (
  id uuid primary key,
  code text not null unique,
  name text not null,
  kind text not null check (kind in ('fireOffice', 'streetOffice', 'community', 'company', 'platoon')),
  parent_code text references force_unit (code) on update cascade on delete set null deferrable initially deferred,
  leader_name text not null default '',
  cell_code text references grid_cell,
  scope_code text not null generated always as (coalesce(cell_code, '0')) stored,
  import_id uuid
);
create index force_unit_scope on force_unit (scope_code text_pattern_ops);
create index force_unit_parent on force_unit (parent_code);

alter table patrol_team
  add column parent_code text references force_unit (code) on update cascade on delete set null deferrable initially deferred,
  add column leader_name text not null default '',
  add column base geometry(Point, 4326),
  -- Whether it is on duty follows from its shifts, or somebody has said so. `state` says what it does while it is.
  add column duty text not null default 'on' check (duty in ('byRoster', 'on', 'off')),
  -- Of `equipment`, how many are not ready, by kind.
  add column equipment_unready jsonb not null default '{}',
  add column equipment_checked_at timestamptz(3),
  add column position_accuracy_metres real;
update patrol_team set duty = 'off', state = 'free' where state = 'off';
create index patrol_team_parent on patrol_team (parent_code);
-- Positions change every few seconds: in place, which an index on them would forbid. There are thousands of teams, not millions.
drop index patrol_team_place;
alter table patrol_team set (fillfactor = 50);

create table team_member (
  id uuid primary key,
  team_id uuid not null references patrol_team on delete cascade,
  -- Who signs in as this member; null = has no account.
  person_id text references person on delete set null,
  name text not null,
  phone text not null default '',
  is_leader boolean not null default false
);
create index team_member_team on team_member (team_id);
create unique index team_member_person on team_member (person_id) where person_id is not null;

create table shift_kind (
  key text primary key,
  name_zh text not null,
  name_en text not null,
  -- Local wall time; one that ends at or before its start ends on the next day.
  starts text not null check (starts ~ '^[0-2][0-9]:[0-5][0-9]$'),
  ends text not null check (ends ~ '^[0-2][0-9]:[0-5][0-9]$'),
  sort_order integer not null,
  active boolean not null default true
);
insert into shift_kind (key, name_zh, name_en, starts, ends, sort_order) values
  ('day', '白班', 'Day', '06:00', '18:00', 1),
  ('night', '夜班', 'Night', '18:00', '06:00', 2);

create table shift (
  id uuid primary key,
  team_id uuid not null references patrol_team on delete cascade,
  kind text not null references shift_kind,
  day date not null,
  period tstzrange not null check (not isempty(period)),
  created_by text not null,
  created_at timestamptz(3) not null,
  constraint shift_team_once exclude using gist (team_id with =, period with &&) deferrable initially immediate
);
create index shift_day on shift (day);

create table shift_member (
  shift_id uuid not null references shift on delete cascade,
  member_id uuid not null references team_member on delete cascade,
  period tstzrange not null,
  absent_reason text,
  primary key (shift_id, member_id),
  constraint shift_member_once exclude using gist (member_id with =, period with &&) where (absent_reason is null) deferrable initially immediate
);
create index shift_member_member on shift_member (member_id);

create table shift_cell (
  shift_id uuid not null references shift on delete cascade,
  cell_code text not null references grid_cell on delete cascade,
  assigned_by text not null,
  assigned_at timestamptz(3) not null,
  primary key (shift_id, cell_code)
);
create index shift_cell_cell on shift_cell (cell_code text_pattern_ops);

-- Asking one team after another for one hazard, until one goes.
create table sending (
  id uuid primary key,
  hazard_id uuid not null references hazard on delete cascade,
  -- asking: a team has been asked, or is on its way; exhausted: nobody is left and somebody must decide; done; stopped: called off.
  state text not null check (state in ('asking', 'exhausted', 'done', 'stopped')),
  -- No answer and a decline go to the next team by themselves.
  goes_on boolean not null,
  answer_seconds integer not null check (answer_seconds between 10 and 3600),
  mode text not null check (mode in ('fastest', 'foot', 'car')),
  -- Whose teams may be asked by themselves: 'all', or the level and code of the area of who opened it.
  reach text not null default 'all',
  opened_at timestamptz(3) not null,
  opened_by text not null,
  opened_by_name text not null,
  ended_at timestamptz(3)
);
create index sending_hazard on sending (hazard_id);
create unique index sending_asking_once on sending (hazard_id) where state = 'asking';
create index sending_exhausted on sending (ended_at) where state = 'exhausted';

-- One team asked for one hazard: a stream of its own. It carries what the team must know, since its township may not see the hazard.
create table dispatch (
  id uuid primary key,
  sending_id uuid not null references sending on delete cascade,
  hazard_id uuid not null references hazard on delete cascade,
  team_id uuid not null references patrol_team on delete cascade,
  attempt integer not null,
  version integer not null,
  state text not null check (state in ('offered', 'accepted', 'departed', 'arrived', 'cleared', 'declined', 'timedOut', 'recalled')),
  team_name text not null,
  hazard_serial text not null,
  hazard_kind text not null,
  hazard_grade text not null,
  address text not null,
  description text not null,
  location geometry(Point, 4326) not null,
  mode text not null check (mode in ('foot', 'car')),
  rank integer not null,
  -- Who would have been first, where somebody chose another; then the reason stands too.
  suggested_team_id uuid,
  suggested_team_name text,
  override_reason text,
  -- From where the team was when it was asked, over streets.
  estimated_seconds integer,
  route_metres integer,
  offered_at timestamptz(3) not null,
  offered_by text not null,
  offered_by_name text not null,
  answer_due_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  declined_at timestamptz(3),
  decline_reason text,
  timed_out_at timestamptz(3),
  departed_at timestamptz(3),
  arrived_at timestamptz(3),
  arrived_by text check (arrived_by in ('position', 'word')),
  arrival_metres integer,
  cleared_at timestamptz(3),
  outcome text not null default '',
  recalled_at timestamptz(3),
  recall_reason text,
  moved_event text,
  moved_at timestamptz(3),
  moved_by text,
  scope_code text not null
);
create index dispatch_scope on dispatch (scope_code text_pattern_ops);
create index dispatch_hazard on dispatch (hazard_id);
create index dispatch_sending on dispatch (sending_id);
create index dispatch_offered on dispatch (offered_at desc, id desc);
create index dispatch_waiting on dispatch (answer_due_at) where state = 'offered';
-- No team twice at once; a sending asks one at a time, and a hazard has one team at a time (lists look it up line by line).
create unique index dispatch_team_once on dispatch (team_id) where state in ('offered', 'accepted', 'departed', 'arrived');
create unique index dispatch_sending_once on dispatch (sending_id) where state in ('offered', 'accepted', 'departed', 'arrived');
create unique index dispatch_hazard_once on dispatch (hazard_id) where state in ('offered', 'accepted', 'departed', 'arrived');

-- First time a team was asked, and first time one arrived: projected from the dispatches.
alter table hazard add column dispatched_at timestamptz(3), add column arrived_at timestamptz(3);

-- Where teams were; kept for the proof of patrols and for playback.
create table team_track (
  team_id uuid not null references patrol_team on delete cascade,
  at timestamptz(3) not null,
  location geometry(Point, 4326) not null,
  accuracy_metres real,
  primary key (team_id, at)
);

create function team_on_duty(team patrol_team, moment timestamptz) returns boolean language sql stable as $$
  select case team.duty when 'on' then true when 'off' then false else exists (
    select from shift s where s.team_id = team.id and s.period @> moment) end
$$;

alter table case_event drop constraint case_event_case_kind_check;
alter table case_event add constraint case_event_case_kind_check check (case_kind in ('hazard', 'consultation', 'incident', 'dispatch'));
drop policy of_case on case_event;
create policy of_case on case_event to app_user using (case case_kind
  when 'hazard' then exists (select from hazard where hazard.id = stream)
  when 'consultation' then exists (select from consultation where consultation.id = stream)
  when 'dispatch' then exists (select from dispatch where dispatch.id = stream)
  else exists (select from fire_incident where fire_incident.id = stream) end);

do $$
declare
  forces text;
  in_scope text := $p$ %s ~>=~ nullif(current_setting('app.scope_from', true), '') and %s ~<~ nullif(current_setting('app.scope_to', true), '')$p$;
  moves text := $p$ current_setting('app.role', true) in ('command', 'township_officer', 'administrator')$p$;
begin
  foreach forces in array array['force_unit', 'team_member', 'shift_kind', 'shift', 'shift_member', 'shift_cell', 'sending', 'dispatch', 'team_track'] loop
    execute format('alter table %I enable row level security', forces);
    execute format('create policy system on %I to app_system using (true) with check (true)', forces);
    execute format('grant select, insert, update, delete on %I to app_system', forces);
    execute format('grant select on %I to app_user', forces);
  end loop;
  execute 'create policy scope on force_unit for select to app_user using (' || format(in_scope, 'scope_code', 'scope_code') || ')';
  execute 'create policy edit on force_unit to app_user using (' || format(in_scope, 'scope_code', 'scope_code') || ' and' || moves
    || ') with check (' || format(in_scope, 'scope_code', 'scope_code') || ' and' || moves || ')';
  grant insert, update, delete on force_unit to app_user;

  drop policy scope on patrol_team;
  execute 'create policy scope on patrol_team for select to app_user using (' || format(in_scope, 'scope_code', 'scope_code') || ')';
  execute 'create policy move on patrol_team for update to app_user using (' || format(in_scope, 'scope_code', 'scope_code')
    || $p$ and current_setting('app.role', true) <> 'planner')$p$;
  grant update on patrol_team to app_user;

  foreach forces in array array['team_member', 'shift'] loop
    execute format('create policy of_team on %I for select to app_user using (exists (select from patrol_team t where t.id = team_id))', forces);
    execute format('create policy edit on %I to app_user using (exists (select from patrol_team t where t.id = team_id) and %s) with check (exists (select from patrol_team t where t.id = team_id) and %s)', forces, moves, moves);
    execute format('grant insert, update, delete on %I to app_user', forces);
  end loop;
  create policy of_shift on shift_member for select to app_user using (exists (select from shift s where s.id = shift_id));
  execute 'create policy edit on shift_member to app_user using (exists (select from shift s where s.id = shift_id) and' || moves
    || ') with check (exists (select from shift s where s.id = shift_id) and exists (select from team_member m where m.id = member_id) and' || moves || ')';
  create policy of_shift on shift_cell for select to app_user using (exists (select from shift s where s.id = shift_id));
  execute 'create policy edit on shift_cell to app_user using (exists (select from shift s where s.id = shift_id) and' || moves
    || ') with check (exists (select from shift s where s.id = shift_id) and' || format(in_scope, 'cell_code', 'cell_code') || ' and' || moves || ')';
  grant insert, update, delete on shift_member, shift_cell to app_user;

  create policy everyone_reads on shift_kind for select to app_user using (true);
  create policy administrator_edits on shift_kind to app_user
    using (current_setting('app.role', true) = 'administrator' and nullif(current_setting('app.scope_from', true), '') = '0')
    with check (current_setting('app.role', true) = 'administrator' and nullif(current_setting('app.scope_from', true), '') = '0');
  grant insert, update on shift_kind to app_user;

  -- Seen by who sees the hazard (where it was then, and where it is now), and by who sees the team.
  create policy of_dispatch on sending for select to app_user using (exists (select from dispatch d where d.sending_id = sending.id));
  execute 'create policy scope on dispatch for select to app_user using ((' || format(in_scope, 'scope_code', 'scope_code')
    || ') or exists (select from patrol_team t where t.id = team_id) or exists (select from hazard h where h.id = hazard_id))';
  create policy of_team on team_track for select to app_user using (exists (select from patrol_team t where t.id = team_id));
end $$;
