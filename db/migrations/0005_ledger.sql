-- The ledger: hazards as event streams on clocks, their photos, consultations, incidents, and the tables that administrators edit.

-- What administrators edit. Everyone reads; only the administrator of everything writes.
create table ledger_config (
  id integer primary key default 1 check (id = 1),
  -- Rises with every change of kinds, rules, commitments or calendar: whoever remembers them reads this number to know that they are old.
  version bigint not null default 1,
  duty_from text not null default '08:30' check (duty_from ~ '^[0-2][0-9]:[0-5][0-9]$'),
  duty_to text not null default '18:00' check (duty_to ~ '^[0-2][0-9]:[0-5][0-9]$'),
  counts_start_day boolean not null default false,
  check (duty_from < duty_to)
);
insert into ledger_config default values;

create table clock_rule (
  id uuid primary key,
  key text not null,
  clock text not null,
  version integer not null,
  -- {"amount": 24, "unit": "hour"}
  statutory jsonb,
  promised jsonb,
  counts_start_day boolean not null default false,
  source text not null,
  created_by text not null,
  created_at timestamptz(3) not null default now(),
  unique (key, version),
  check (statutory is not null or promised is not null)
);

create table calendar_day (
  day date primary key,
  kind text not null check (kind in ('work', 'rest')),
  name text not null,
  origin text not null check (origin in ('notice', 'local'))
);

-- A year is here once its notice is known; a clock that enters another year is provisional.
create table calendar_year (
  year integer primary key,
  source text not null,
  created_by text not null,
  created_at timestamptz(3) not null default now()
);

create table commitment_kind (
  key text primary key,
  name_zh text not null,
  name_en text not null,
  sort_order integer not null,
  required boolean not null
);
-- The five of seed 003; seed 004 has personnel instead of the plan: the set is for administrators to choose.
insert into commitment_kind (key, name_zh, name_en, sort_order, required) values
  ('responsibility', '责任', 'Responsibility', 1, true),
  ('measures', '措施', 'Measures', 2, true),
  ('funds', '资金', 'Funds', 3, true),
  ('deadline', '时限', 'Deadline', 4, true),
  ('emergencyPlan', '预案', 'Emergency plan', 5, true),
  ('personnel', '人员', 'Personnel', 6, false);

alter table hazard_kind
  add column verify_rule text not null default 'verify',
  add column reply_rule text not null default 'reply',
  add column is_fire boolean not null default false,
  add column active boolean not null default true;
update hazard_kind set verify_rule = 'verify.urgent', reply_rule = 'reply.urgent'
  where key in ('lockedExit', 'blockedEscapeRoute', 'disabledEquipment');
-- A fire is no hazard: whoever picks it is told to call 119.
insert into hazard_kind (key, name_zh, name_en, sort_order, is_fire) values
  ('fire', '着火、冒烟', 'Fire or smoke', 0, true);

do $$
declare edited text;
begin
  foreach edited in array array['ledger_config', 'clock_rule', 'calendar_day', 'calendar_year', 'commitment_kind', 'hazard_kind'] loop
    execute format('alter table %I enable row level security', edited);
    execute format('create policy system on %I to app_system using (true) with check (true)', edited);
    execute format('create policy everyone_reads on %I for select to app_user using (true)', edited);
    execute format($p$create policy administrator_edits on %I to app_user
      using (current_setting('app.role', true) = 'administrator' and nullif(current_setting('app.scope_from', true), '') = '0')
      with check (current_setting('app.role', true) = 'administrator' and nullif(current_setting('app.scope_from', true), '') = '0')$p$, edited);
    execute format('grant select, insert, update, delete on %I to app_user, app_system', edited);
  end loop;
end $$;

-- Numbers that people see, one series a day. Taken in a transaction of its own, so that intakes do not wait for one another.
create table serial_counter (
  series text not null,
  day date not null,
  last integer not null,
  primary key (series, day)
);
grant select, insert, update on serial_counter to app_system;

-- What lists read of a hazard: projected from its stream in the same transaction.
alter table hazard
  add column version integer not null default 0,
  add column received_at timestamptz(3),
  add column source_reference text not null default '',
  add column reported_code text,
  add column reporter_name_masked text,
  add column reporter_phone_masked text,
  add column responsible_unit text not null default '',
  add column owner_id text,
  add column owner_name text,
  add column backup_id text,
  add column backup_name text,
  add column acknowledged_at timestamptz(3),
  add column answered_at timestamptz(3),
  add column verified_at timestamptz(3),
  add column verdict text check (verdict in ('real', 'false', 'duplicate')),
  add column merged_into uuid,
  add column rectification_class text check (rectification_class in ('onTheSpot', 'byDeadline', 'longTerm')),
  add column rectifying_at timestamptz(3),
  add column rectify_deadline timestamptz(3),
  add column rectified_at timestamptz(3),
  add column reinspected_at timestamptz(3),
  add column replied_at timestamptz(3),
  add column reopened_count integer not null default 0,
  add column commitments jsonb not null default '{}',
  add column pending_extension jsonb,
  -- Every clock that was started, with rule and version, pauses, extensions, due times, and when it stopped.
  add column clocks jsonb not null default '[]',
  -- The running clock that is due first: its name, due_at, and the instant from which 80 % of it is used.
  add column due_clock text,
  add column soon_at timestamptz(3),
  add column provisional boolean not null default false,
  -- Who moved it last, and when: what the loser of a race is told.
  add column moved_event text,
  add column moved_at timestamptz(3),
  add column moved_by text,
  add column township_code text not null generated always as (left(coalesce(cell_code, '0'), 9)) stored,
  add column address_key text not null generated always as (regexp_replace(lower(address), '[\s,，、·•-]', '', 'g')) stored,
  -- What lists are sorted by: an expression with coalesce would count as leaky, and lead into no index under row-level security.
  add column due_sort timestamptz(3) not null generated always as (coalesce(due_at, 'infinity')) stored,
  -- One lower-cased text to look in: under row-level security no index serves LIKE (see 0003).
  add column search_text text not null
    generated always as (lower(serial || E'\n' || source_reference || E'\n' || address || E'\n' || description)) stored,
  -- Whether the last clock for rectifying stopped after it was due; null where none was started, or it runs.
  add column rectified_late boolean generated always as (
    (jsonb_path_query_array(clocks, '$[*] ? (@.clock == "rectify")') -> -1 ->> 'stoppedAt') collate "C"
    > (jsonb_path_query_array(clocks, '$[*] ? (@.clock == "rectify")') -> -1 ->> 'dueAt') collate "C") stored;
create index hazard_inbox on hazard (due_sort, id) where state <> 'closedOut';
create index hazard_township_inbox on hazard (township_code, due_sort, id) where state <> 'closedOut';
create index hazard_paused on hazard (due_sort, id) where paused_at is not null and state <> 'closedOut';
-- Counting asks these alone: no row is fetched.
create index hazard_open on hazard (scope_code text_pattern_ops)
  include (state, due_at, soon_at, paused_at, rectified_at, owner_id, backup_id) where state <> 'closedOut';
create index hazard_closed on hazard (scope_code text_pattern_ops) where state = 'closedOut';
create index hazard_reported on hazard (reported_at desc, id desc);
create index hazard_township_reported on hazard (township_code, reported_at desc, id desc);
create index hazard_address on hazard (address_key) where address_key <> '';
create index hazard_owner on hazard (owner_id) where owner_id is not null and state <> 'closedOut';
create index hazard_backup on hazard (backup_id) where backup_id is not null and state <> 'closedOut';
create index hazard_provisional on hazard (id) where provisional and state <> 'closedOut';
drop index hazard_due;

create table consultation (
  id uuid primary key,
  serial text not null unique,
  version integer not null,
  state text not null check (state in ('asked', 'answered', 'closed')),
  channel text not null check (channel in ('visit', 'phone', 'online')),
  service_point_id uuid references service_point on delete set null,
  service_point_name text not null default '',
  question text not null,
  answer text not null default '',
  asker_name_masked text,
  asker_phone_masked text,
  asked_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  answered_at timestamptz(3),
  answered_by text,
  closed_at timestamptz(3),
  clocks jsonb not null default '[]',
  due_at timestamptz(3),
  soon_at timestamptz(3),
  moved_event text,
  moved_at timestamptz(3),
  moved_by text,
  cell_code text references grid_cell,
  scope_code text not null generated always as (coalesce(cell_code, '0')) stored
);
create index consultation_scope on consultation (scope_code text_pattern_ops);
create index consultation_asked on consultation (asked_at desc, id desc);

create table fire_incident (
  id uuid primary key,
  serial text not null unique,
  version integer not null,
  state text not null check (state in ('reported', 'attending', 'out', 'closed')),
  source text not null,
  source_reference text not null default '',
  description text not null default '',
  address text not null default '',
  team_name text not null default '',
  caller_name_masked text,
  caller_phone_masked text,
  reported_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  attack_begun_at timestamptz(3),
  handed_over_at timestamptz(3),
  out_at timestamptz(3),
  closed_at timestamptz(3),
  clocks jsonb not null default '[]',
  due_at timestamptz(3),
  soon_at timestamptz(3),
  moved_event text,
  moved_at timestamptz(3),
  moved_by text,
  location geometry(Point, 4326) not null,
  cell_code text references grid_cell,
  scope_code text not null generated always as (coalesce(cell_code, '0')) stored
);
create index fire_incident_scope on fire_incident (scope_code text_pattern_ops);
create index fire_incident_reported on fire_incident (reported_at desc, id desc);

-- Whoever may see a case may change it within the scope; planners only look.
do $$
declare scoped text;
begin
  foreach scoped in array array['consultation', 'fire_incident'] loop
    execute format('alter table %I enable row level security', scoped);
    execute format('create policy system on %I to app_system using (true) with check (true)', scoped);
    execute format($p$create policy scope on %I for select to app_user using (
      scope_code ~>=~ nullif(current_setting('app.scope_from', true), '') and scope_code ~<~ nullif(current_setting('app.scope_to', true), ''))$p$, scoped);
  end loop;
  drop policy scope on hazard;
  create policy scope on hazard for select to app_user using (
    scope_code ~>=~ nullif(current_setting('app.scope_from', true), '') and scope_code ~<~ nullif(current_setting('app.scope_to', true), ''));
  foreach scoped in array array['hazard', 'consultation', 'fire_incident'] loop
    execute format($p$create policy report on %I for insert to app_user with check (
      scope_code ~>=~ nullif(current_setting('app.scope_from', true), '') and scope_code ~<~ nullif(current_setting('app.scope_to', true), '')
      and nullif(current_setting('app.role', true), '') <> 'planner')$p$, scoped);
    execute format($p$create policy move on %I for update to app_user using (
      scope_code ~>=~ nullif(current_setting('app.scope_from', true), '') and scope_code ~<~ nullif(current_setting('app.scope_to', true), '')
      and nullif(current_setting('app.role', true), '') <> 'planner')$p$, scoped);
    execute format('grant select, insert, update on %I to app_user', scoped);
    execute format('grant select, insert, update, delete on %I to app_system', scoped);
  end loop;
end $$;

-- The streams: (stream, version) once, never changed. The person is named as he was then.
create table case_event (
  stream uuid not null,
  version integer not null check (version > 0),
  case_kind text not null check (case_kind in ('hazard', 'consultation', 'incident')),
  event text not null,
  payload jsonb not null default '{}',
  happened_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  person_id text not null,
  person_name text not null,
  role text not null,
  primary key (stream, version)
);

-- Reporter's name and phone: read only after the reason was written down in the same transaction (app.reveal names the case).
create table personal_data (
  stream uuid primary key,
  case_kind text not null check (case_kind in ('hazard', 'consultation', 'incident')),
  name text not null default '',
  phone text not null default ''
);

-- Files lie on disk under their id; an upload that no case has taken yet belongs to who sent it.
create table photo (
  id uuid primary key,
  case_kind text check (case_kind in ('hazard', 'consultation', 'incident')),
  stream uuid,
  phase text not null check (phase in ('before', 'after', 'evidence')),
  content_type text not null,
  byte_count integer not null,
  width_pixels integer not null,
  height_pixels integer not null,
  sha256 text not null,
  taken_at timestamptz(3),
  uploaded_by text not null,
  uploaded_by_name text not null,
  uploaded_at timestamptz(3) not null,
  attached_at timestamptz(3),
  check ((stream is null) = (case_kind is null))
);
create index photo_case on photo (stream);
create index photo_unattached on photo (uploaded_at) where stream is null;

-- What a township handed on: it keeps this line, and no view of what comes after.
create table hazard_transfer (
  hazard_id uuid not null references hazard on delete cascade,
  version integer not null,
  serial text not null,
  kind text not null,
  grade text not null,
  address text not null,
  from_code text not null,
  to_code text not null,
  to_name text not null,
  reason text not null,
  transferred_at timestamptz(3) not null,
  transferred_by text not null,
  primary key (hazard_id, version)
);
create index hazard_transfer_scope on hazard_transfer (from_code text_pattern_ops);

-- The stored answer to a request that is sent again.
create table idempotency_key (
  person_id text not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  response jsonb not null,
  created_at timestamptz(3) not null,
  primary key (person_id, key)
);
create index idempotency_key_age on idempotency_key (created_at);

alter table case_event enable row level security;
create policy system on case_event to app_system using (true) with check (true);
create policy of_case on case_event to app_user using (case case_kind
  when 'hazard' then exists (select from hazard where hazard.id = stream)
  when 'consultation' then exists (select from consultation where consultation.id = stream)
  else exists (select from fire_incident where fire_incident.id = stream) end);
grant select, insert on case_event to app_user;
grant select, insert, delete on case_event to app_system;

alter table personal_data enable row level security;
create policy system on personal_data to app_system using (true) with check (true);
create policy keep on personal_data for insert to app_user with check (case case_kind
  when 'hazard' then exists (select from hazard where hazard.id = stream)
  when 'consultation' then exists (select from consultation where consultation.id = stream)
  else exists (select from fire_incident where fire_incident.id = stream) end);
create policy reveal on personal_data for select to app_user using (
  stream::text = current_setting('app.reveal', true)
  and current_setting('app.role', true) in ('command', 'township_officer', 'administrator')
  and case case_kind
    when 'hazard' then exists (select from hazard where hazard.id = stream)
    when 'consultation' then exists (select from consultation where consultation.id = stream)
    else exists (select from fire_incident where fire_incident.id = stream) end);
grant select, insert on personal_data to app_user;
grant select, insert, update, delete on personal_data to app_system;

alter table photo enable row level security;
create policy system on photo to app_system using (true) with check (true);
create policy own_upload on photo for insert to app_user with check (
  stream is null and uploaded_by = nullif(current_setting('app.person', true), ''));
create policy visible on photo for select to app_user using (case
  when stream is null then uploaded_by = nullif(current_setting('app.person', true), '')
  when case_kind = 'hazard' then exists (select from hazard where hazard.id = stream)
  when case_kind = 'consultation' then exists (select from consultation where consultation.id = stream)
  else exists (select from fire_incident where fire_incident.id = stream) end);
create policy attach on photo for update to app_user
  using (stream is null and uploaded_by = nullif(current_setting('app.person', true), ''))
  with check (stream is not null and uploaded_by = nullif(current_setting('app.person', true), ''));
grant select, insert, update on photo to app_user;
grant select, insert, update, delete on photo to app_system;

alter table hazard_transfer enable row level security;
create policy system on hazard_transfer to app_system using (true) with check (true);
create policy scope on hazard_transfer for select to app_user using (
  from_code ~>=~ nullif(current_setting('app.scope_from', true), '') and from_code ~<~ nullif(current_setting('app.scope_to', true), ''));
grant select on hazard_transfer to app_user;
grant select, insert, delete on hazard_transfer to app_system;

alter table idempotency_key enable row level security;
create policy system on idempotency_key to app_system using (true) with check (true);
create policy own on idempotency_key to app_user using (person_id = nullif(current_setting('app.person', true), ''));
grant select, insert on idempotency_key to app_user;
grant select, insert, delete on idempotency_key to app_system;

-- Hazards of before have no trail: their streams begin with what is known of them.
insert into case_event (stream, version, case_kind, event, payload, happened_at, received_at, person_id, person_name, role)
  select id, 1, 'hazard', 'imported', jsonb_strip_nulls(jsonb_build_object(
      'serial', serial, 'kind', kind, 'grade', grade, 'state', state, 'source', source, 'description', description, 'address', address,
      'lon', ST_X(location), 'lat', ST_Y(location), 'cellCode', cell_code, 'reportedAt', reported_at, 'dueAt', due_at,
      'pausedAt', paused_at, 'closedOutAt', closed_out_at)),
    reported_at, now(), 'system', 'Wangge', 'administrator'
  from hazard;
update hazard set version = 1, received_at = now(), reported_code = cell_code, due_clock = case when due_at is not null then 'rectify' end,
  soon_at = reported_at + 0.8 * (due_at - reported_at);
